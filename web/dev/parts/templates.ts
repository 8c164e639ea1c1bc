import type { Template } from "../../src/features/marketing/types.ts";

const base = (id: string, updatedAt: string) => ({
  id,
  version: 5,
  createdAt: "2026-03-02T08:00:00Z",
  createdBy: "user-1",
  updatedAt,
  ownerId: "user-1",
  ownerName: "Zbigniew Wiśniewska",
});

const newsletter = `<table role="presentation" width="100%" style="background:#f4f4f8;padding:24px 0">
  <tr><td align="center">
    <table role="presentation" width="600" style="max-width:600px;background:#ffffff;border-radius:8px">
      <tr><td style="padding:32px">
        <h1 style="margin:0 0 16px;font:600 22px/1.3 Arial,sans-serif">Nowości listopada</h1>
        <p style="font:15px/1.6 Arial,sans-serif">Dzień dobry{% if contact.firstName %}, {{ contact.firstName }}{% endif %}!</p>
        <p style="font:15px/1.6 Arial,sans-serif">
          W tym miesiącu pokazujemy, jak {{ contact.companyName | default: "Państwa firma" }} może skrócić
          drogę od zapytania do oferty. Zapraszamy też na webinar.
        </p>
        <!-- jeden przycisk, jeden cel -->
        <p><a href="https://klientela.example/webinar" style="display:inline-block;padding:12px 20px;background:#4350d9;color:#ffffff;border-radius:6px;text-decoration:none;font:600 15px Arial,sans-serif">Zapisz się na webinar</a></p>
        <p style="font:13px/1.6 Arial,sans-serif;color:#5d5d6f">Pozdrawiamy<br>{{ contact.ownerName }}</p>
      </td></tr>
    </table>
  </td></tr>
</table>
`;

const welcome = `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text font-size="20px">Witamy, {{ contact.firstName }}!</mj-text>
        <mj-text>Cieszymy się, że {{ contact.companyName }} jest z nami.</mj-text>
        <mj-button href="https://klientela.example/start">Pierwsze kroki</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

export function templates(): Template[] {
  return [
    {
      ...base("template-0", "2026-11-20T10:00:00Z"),
      name: "Newsletter: nowości miesiąca",
      format: "html",
      subject: "{{ contact.firstName }}, nowości listopada i zaproszenie na webinar",
      body: newsletter,
      text: null,
      language: "pl",
    },
    {
      ...base("template-1", "2026-10-02T10:00:00Z"),
      name: "Witaj (MJML)",
      format: "mjml",
      subject: "Witamy w gronie klientów",
      body: welcome,
      text: null,
      language: "pl",
    },
    {
      ...base("template-2", "2026-09-12T10:00:00Z"),
      name: "Welcome after a won deal",
      format: "html",
      subject: "Welcome, {{ contact.firstName }}",
      body: "<p>Dear {{ contact.firstName }},</p>\n<p>thank you for choosing us.\n{% if contact.companyName %}\n",
      text: null,
      language: "en",
    },
  ];
}

interface Filled {
  text: string;
  problems: { field: string; message: string }[];
}

/** Just enough of Liquid for a preview. */
function fill(source: string, part: string, contact: Record<string, unknown>): Filled {
  const opened = source.match(/\{%-?\s*if\b/g)?.length ?? 0;
  const closed = source.match(/\{%-?\s*endif\b/g)?.length ?? 0;
  if (opened !== closed) {
    const lines = source.split("\n");
    const line = lines.findLastIndex((it) => it.includes("{% if")) + 1;
    return {
      text: "",
      problems: [{ field: part, message: `line ${line}: the block “if” is never closed with “endif”` }],
    };
  }
  const text = source
    .replace(/\{%-?\s*if contact\.(\w+)\s*-?%\}([\s\S]*?)\{%-?\s*endif\s*-?%\}/g, (_, name, inner) =>
      contact[name] ? inner : "",
    )
    .replace(/\{\{\s*contact\.(\w+)\s*(?:\|\s*default:\s*"([^"]*)"\s*)?\}\}/g, (_, name, fallback) =>
      String(contact[name] || fallback || ""),
    )
    .replace(/\{\{[^}]*\}\}/g, "");
  return { text, problems: [] };
}

export function previewOf(body: Record<string, unknown>, contact: Record<string, unknown>) {
  const subject = fill(String(body.subject ?? ""), "subject", contact);
  const html = fill(String(body.body ?? ""), "body", contact);
  const written = fill(String(body.text ?? ""), "text", contact);
  const shown =
    body.format === "mjml"
      ? html.text
          .replace(/<mj-button href="([^"]*)">/g, '<p><a href="$1">')
          .replaceAll("</mj-button>", "</a></p>")
          .replace(/<(\/?)mj-text[^>]*>/g, "<$1p>")
          .replace(/<\/?mj[^>]*>/g, "")
      : html.text;
  return {
    subject: subject.text,
    html: shown,
    text:
      written.text ||
      shown
        .replace(/<!--[\s\S]*?-->/g, "")
        .replace(/<br>/g, "\n")
        .replace(/<[^>]+>/g, "")
        .replace(/^[ \t]+/gm, "")
        .replace(/\n{3,}/g, "\n\n")
        .trim(),
    problems: [...subject.problems, ...html.problems, ...written.problems],
  };
}
