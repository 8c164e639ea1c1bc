import { createElement, Fragment, type ReactNode, useMemo } from "react";
import classes from "./Rich.module.css";

const shown = new Set("P BR B STRONG I EM U S H2 H3 UL OL LI BLOCKQUOTE PRE CODE HR SUB SUP".split(" "));
const dropped = new Set(["SCRIPT", "STYLE", "TITLE", "TEMPLATE", "IFRAME", "OBJECT"]);
/** A page has one title, which is not in here. */
const renamed: Record<string, string> = {
  H1: "h2",
  H4: "h3",
  H5: "h3",
  H6: "h3",
  DIV: "div",
  TR: "div",
  CENTER: "div",
};

/** A text with its formatting: of the HTML nothing is shown but what is known to be harmless, whoever wrote it. */
export function RichView({ html }: { html: string }) {
  const content = useMemo(() => nodes(new DOMParser().parseFromString(html, "text/html").body), [html]);
  return <div className={classes.view}>{content}</div>;
}

function nodes(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, index) => one(node, index));
}

function one(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || dropped.has(node.tagName)) return null;
  const href = node.tagName === "A" ? node.getAttribute("href") : null;
  if (href && /^(https?|mailto|tel):/i.test(href)) {
    return (
      <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {nodes(node)}
      </a>
    );
  }
  const name = renamed[node.tagName] ?? (shown.has(node.tagName) ? node.tagName.toLowerCase() : undefined);
  if (name === "br" || name === "hr") return createElement(name, { key });
  return name ? createElement(name, { key }, ...nodes(node)) : <Fragment key={key}>{nodes(node)}</Fragment>;
}
