import type { Import } from "../../src/shared/api/imports.ts";
import { json, type MakePart, problem } from "./part.ts";

/** Imports of files, of every resource that has them. */
export const imports: MakePart = (mock) => {
  const jobs: Import[] = [finishedImport()];

  function importing(request: Request, resource: string, id?: string, sub?: string): Response {
    if (id === "preview") return json(filePreview());
    if (id === "mappings") {
      return json({
        fields: ["firstName", "lastName", "email", "phone", "companyName", "city"].map((name) => ({
          name,
          type: name === "email" || name === "phone" ? name : "text",
          required: name === "email",
        })),
        items: [
          {
            name: "standard",
            description: "Kolumny nazwane jak pola zasobu",
            columns: ["name", "sector", "city", "country", "employees"],
          },
        ],
      });
    }
    if (request.method === "POST" && !id) {
      const started: Import = {
        ...finishedImport(),
        id: mock.newId("import"),
        resource,
        fileName: "klienci-2026.csv",
        status: "running",
        startedAt: new Date().toISOString(),
        finishedAt: null,
        rows: { total: 12_000, processed: 0, created: 0, updated: 0, unchanged: 0, refused: 0, corrected: 0 },
      };
      jobs.unshift(started);
      return json(started, 202);
    }
    if (!id) return json({ items: jobs.filter((it) => it.resource === resource) });
    const found = jobs.find((it) => it.id === id);
    if (!found) return problem(404, "There is no such import.");
    if (sub === "cancel") found.status = "cancelled";
    if (sub === "undo") {
      found.status = "undone";
      found.undone = { deleted: found.rows.created, restored: found.rows.updated, kept: 3 };
    }
    if (found.status === "running") {
      const { rows } = found;
      const total = rows.total ?? 0;
      rows.processed = Math.min(total, Math.round((Date.now() - Date.parse(found.startedAt ?? "")) * 1.5));
      rows.refused = Math.round(rows.processed / 400);
      rows.corrected = Math.round(rows.processed / 90);
      rows.created = rows.processed - rows.refused;
      found.rowsPerSecond = 1500;
      if (rows.processed === total) found.status = "completed";
    }
    return json(found);
  }

  return {
    handle: ({ request, root, id, sub, rest }) =>
      id === "imports" ? importing(request, root, sub, rest[0]) : undefined,
  };
};

function filePreview() {
  const column = (name: string, kind: string, suggestion: string | null, examples: string[], misfits = 0) => ({
    name,
    kind,
    filled: 11_940,
    distinct: 10_000,
    min: examples[0],
    max: examples.at(-1),
    misfits,
    misfitExamples: misfits ? ["brak danych"] : [],
    examples,
    suggestion,
  });
  return {
    kind: "CSV",
    sheet: null,
    sheets: [],
    encoding: "windows-1250",
    delimiter: ";",
    quote: '"',
    escape: '"',
    header: true,
    lineEnding: "CRLF",
    columns: [
      column("Imię", "WORDS", "firstName", ["Anna", "Łukasz", "Żaneta"]),
      column("Nazwisko", "WORDS", "lastName", ["Ćwik", "Nowak"]),
      column("Adres e-mail", "EMAIL", "email", ["anna@example.com", "z@example.com"], 4),
      column("Tel.", "PHONE", "phone", ["22 123 45 67", "+48 600 100 200"]),
      column("Uwagi handlowca", "TEXT", null, ["Prosi o kontakt po świętach."]),
    ],
    rows: [],
    total: 12_000,
    problemCount: 2,
    problems: [
      { row: 1, kind: "skipped", message: "stands before the table: Zestawienie klientów" },
      { row: 418, kind: "mended", message: "a delimiter or a quote was wrong: Jan;Lis;;jan@example.com" },
    ],
  };
}

function finishedImport(): Import {
  return {
    id: "import-0",
    resource: "companies",
    mapping: "standard",
    fileName: "konta-crm-eksport.csv",
    status: "completed",
    rows: { total: 3120, processed: 3120, created: 3060, updated: 42, unchanged: 6, refused: 12, corrected: 184 },
    rowsPerSecond: 1480,
    startedAt: "2026-11-20T09:12:00Z",
    finishedAt: "2026-11-20T09:12:03Z",
    createdAt: "2026-11-20T09:12:00Z",
    createdBy: "user:1",
  };
}
