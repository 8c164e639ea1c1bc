import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { cleanPaste } from "@/shared/ui/rich/cleanPaste";
import { RichView } from "@/shared/ui/rich/RichView";
import { htmlOf, mentionsOf, titled } from "@/shared/ui/rich/text";

describe("what is pasted", () => {
  it("loses what is Word's alone, and its lists become lists", () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{margin:0}</style></head><body>
      <!--[if gte mso 9]><xml>x</xml><![endif]-->
      <p class=MsoNormal>Plan<o:p></o:p></p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>One</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Two</p>
      <p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>First</p></body></html>`;
    const cleaned = new DOMParser().parseFromString(cleanPaste(word), "text/html").body;
    expect([...cleaned.querySelectorAll("ul > li")].map((it) => it.textContent)).toEqual(["One", "Two"]);
    expect(cleaned.querySelector("ol > li")?.textContent).toBe("First");
    expect(cleaned.innerHTML).not.toMatch(/style>|o:p|mso 9|xml/);
  });

  it("is not bold because Google wraps it so, and brings no scripts and pictures", () => {
    const cleaned = cleanPaste('<b style="font-weight:normal"><p>A</p></b><script>x()</script><img src="https://x/y">');
    expect(cleaned).toBe("<p>A</p>");
  });
});

describe("a formatted text", () => {
  it("shows nothing that could do harm", () => {
    render(
      <RichView
        html={
          '<h1>Title</h1><p onclick="x()">A <b>b</b> <a href="javascript:x()">bad</a> <a href="https://example.com">good</a></p><script>x()</script><img src=x onerror=x()>'
        }
      />,
    );
    expect(screen.getByRole("heading", { level: 2, name: "Title" })).toBeInTheDocument();
    expect(screen.getAllByRole("link").map((it) => it.getAttribute("href"))).toEqual(["https://example.com"]);
    expect(document.querySelector("script, img, [onclick]")).toBeNull();
    expect(screen.getByText("bad", { exact: false })).toBeInTheDocument();
  });

  it("is called by its first line", () => {
    expect(titled("<p>Called back</p><ul><li>one</li></ul>", 120)).toEqual({
      name: "Called back",
      bodyHtml: "<ul><li>one</li></ul>",
    });
    expect(titled("<p>Only this</p>", 120)).toEqual({ name: "Only this", bodyHtml: null });
    expect(titled("<ul><li>one</li></ul>", 120)).toEqual({ name: "one", bodyHtml: "<ul><li>one</li></ul>" });
    expect(titled(`<p>${"long ".repeat(40)}</p>`, 120).bodyHtml).toContain("long");
    expect(titled("", 120)).toEqual({ name: "", bodyHtml: null });
  });

  it("speaks to those whose names follow an @", () => {
    const users = [
      { id: "1", name: "Jan Żak" },
      { id: "2", name: "Ewa" },
    ] as never;
    expect(mentionsOf("<p>Ask @<b>Jan</b>&nbsp;Żak</p>", users)).toEqual(["1"]);
    expect(htmlOf("a < b\nc")).toBe("<p>a &lt; b</p><p>c</p>");
  });
});
