/**
 * Makes the HTML of a mail harmless before it is shown. The server has sanitised it already; this is the second lock, and
 * it holds back remote images, which tell the sender that and where a mail was read.
 */
export interface SafeMail {
  html: string;
  /** How many images wait to be asked for. */
  blocked: number;
}

const dropped =
  "script, iframe, frame, frameset, object, embed, applet, form, input, button, select, textarea, link, meta, base, svg, math, template, noscript, video, audio, source, track, picture > source, dialog";
const kept = new Set(
  "align alt bgcolor border cellpadding cellspacing class color colspan data-k-style data-src dir height href id lang name role rowspan scope size src start title type valign value width".split(
    " ",
  ),
);
const inlineImage = /^data:image\/(?:png|jpeg|gif|webp);base64,/i;

/** Inline styles go by another name while they are looked at: our own page's policy complains of them even unshown. */
const styles = "data-k-style";

export function safeMail(html: string, withImages = false): SafeMail {
  const page = new DOMParser().parseFromString(html.replace(/(\s|["'/])style(\s*=)/gi, `$1${styles}$2`), "text/html");
  for (const element of page.querySelectorAll(dropped)) element.remove();
  for (const style of page.querySelectorAll("style")) style.textContent = safeStyle(style.textContent ?? "");
  let blocked = 0;
  for (const element of page.querySelectorAll<HTMLElement>("*")) {
    for (const { name } of [...element.attributes]) if (!kept.has(name.toLowerCase())) element.removeAttribute(name);
    const style = element.getAttribute(styles);
    if (style) element.setAttribute(styles, safeStyle(style));
    if (element.tagName === "IMG") {
      if (guardImage(element, withImages)) blocked++;
    } else {
      element.removeAttribute("src");
    }
    if (element.hasAttribute("href")) guardLink(element);
  }
  const sheets = [...page.head.querySelectorAll("style")].map((it) => it.outerHTML).join("");
  return { html: (sheets + page.body.innerHTML).replaceAll(`${styles}=`, "style="), blocked };
}

/** Answers whether the image is held back. */
function guardImage(image: Element, withImages: boolean): boolean {
  const source = image.getAttribute("data-src") ?? image.getAttribute("src") ?? "";
  image.removeAttribute("data-src");
  if (inlineImage.test(source) || source.startsWith("/api/v1/")) {
    image.setAttribute("src", source);
    return false;
  }
  image.removeAttribute("src");
  if (!/^https:\/\//i.test(source)) return false;
  if (withImages) image.setAttribute("src", source);
  else image.setAttribute("data-src", source);
  return !withImages;
}

function guardLink(link: Element) {
  const target = link.getAttribute("href") ?? "";
  if (!/^(?:https?:|mailto:|tel:)/i.test(target.trim())) return link.removeAttribute("href");
  link.setAttribute("target", "_blank");
  link.setAttribute("rel", "noopener noreferrer nofollow");
}

/** Styles without anything that is fetched or that leaves its place. */
function safeStyle(style: string): string {
  return style
    .replace(/@import[^;]*;?/gi, "")
    .replace(/url\s*\([^)]*\)/gi, "none")
    .replace(/expression\s*\(/gi, "(")
    .replace(/position\s*:\s*(?:fixed|sticky)/gi, "position: static");
}
