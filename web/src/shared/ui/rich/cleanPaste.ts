const noise = "style, script, meta, link, title, xml, img, svg, video, audio, iframe, object";

/** What Word, Outlook and Gmail put on the clipboard, without what is theirs alone; their lists become lists. */
export function cleanPaste(html: string): string {
  const page = new DOMParser().parseFromString(
    html.replace(/<!--[\s\S]*?-->/g, "").replace(/<\/?o:p>/gi, ""),
    "text/html",
  );
  for (const element of page.querySelectorAll(noise)) element.remove();
  for (const item of page.querySelectorAll<HTMLElement>("p")) {
    if (/mso-list\s*:\s*l\d/i.test(item.getAttribute("style") ?? "")) intoList(item);
  }
  for (const element of page.body.querySelectorAll<HTMLElement>("*")) {
    const style = element.getAttribute("style") ?? "";
    // Google Docs wraps everything in a <b> that is not bold.
    if (element.matches("b, strong") && /font-weight\s*:\s*(normal|400)/i.test(style)) {
      element.replaceWith(...element.childNodes);
    }
  }
  return page.body.innerHTML;
}

/** Word writes the signs of its lists as text. */
function intoList(item: HTMLElement) {
  const sign = [...item.querySelectorAll<HTMLElement>("span")].find((span) =>
    /mso-list\s*:\s*ignore/i.test(span.getAttribute("style") ?? ""),
  );
  const text = (sign ?? item).textContent?.trim() ?? "";
  const ordered = /^(\d+|[a-z]{1,3})[.)]/i.test(text);
  sign?.remove();
  const line = item.ownerDocument.createElement("li");
  line.append(...item.childNodes);
  const before = item.previousElementSibling;
  if (before?.matches(ordered ? "ol[data-word]" : "ul[data-word]")) {
    before.append(line);
    item.remove();
  } else {
    const list = item.ownerDocument.createElement(ordered ? "ol" : "ul");
    list.dataset.word = "";
    list.append(line);
    item.replaceWith(list);
  }
}
