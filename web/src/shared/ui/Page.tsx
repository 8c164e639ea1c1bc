import type { ReactNode } from "react";
import { useEffect } from "react";
import classes from "./Page.module.css";

interface Props {
  title: string;
  /** What stands beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  toolbar?: ReactNode;
  /** The content scrolls by itself (a list, a board) instead of with the page. */
  fill?: boolean;
  children: ReactNode;
}

/** A screen: its heading, what one can do, and its content. */
export function Page({ title, aside, actions, toolbar, fill, children }: Props) {
  useTitle(title);
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      <header className={classes.header}>
        <h1 className={classes.title}>{title}</h1>
        {aside && <span className={classes.aside}>{aside}</span>}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      <div className={classes.content}>{children}</div>
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title ? `${title} · Klientela` : "Klientela";
  }, [title]);
}

/** A block of a page with its own heading. */
export function Panel({
  title,
  aside,
  children,
  flush,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  flush?: boolean;
}) {
  return (
    <section className={classes.panel} aria-label={title}>
      <header className={classes.panelHead}>
        <h2 className={classes.panelTitle}>{title}</h2>
        {aside && <div className={classes.panelAside}>{aside}</div>}
      </header>
      <div className={flush ? undefined : classes.panelBody}>{children}</div>
    </section>
  );
}
