import type { User } from "@/shared/api/types";

const body = (html: string) => new DOMParser().parseFromString(html, "text/html").body;

/** The users that a text speaks to: it has an @ before their names. */
export function mentionsOf(html: string, users: User[]): string[] {
  const text = body(html).textContent?.replace(/\u00a0/g, " ") ?? "";
  return users.filter((user) => text.includes(`@${user.name}`)).map((user) => user.id);
}

/** Plain text, as it was written before there was formatting, as HTML. */
export function htmlOf(text: string | null | undefined): string {
  if (!text) return "";
  const line = document.createElement("p");
  return text
    .split("\n")
    .map((it) => {
      line.textContent = it;
      return line.outerHTML;
    })
    .join("");
}

/** The first line is what it is called; the rest, or all where the line is too long or leads somewhere, is its body. */
export function titled(html: string, longest: number): { name: string; bodyHtml: string | null } {
  const page = body(html);
  const lines = page.querySelectorAll("p, h2, h3, li");
  const first = [...lines].find((line) => line.textContent?.trim());
  const name = (first ?? page).textContent?.trim() ?? "";
  if (first && first.parentElement === page && name.length <= longest && !first.querySelector("a")) first.remove();
  const rest = page.textContent?.trim() ? page.innerHTML : null;
  return { name: name.slice(0, longest), bodyHtml: rest };
}
