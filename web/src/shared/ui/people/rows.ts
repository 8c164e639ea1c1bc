import type { Employment, Labelled, PostalAddress, WebLink } from "@/shared/api/types";

export const emailKinds = ["work", "home", "other"];
export const phoneKinds = ["work", "mobile", "home", "fax", "other"];
export const addressKinds = ["work", "home", "billing", "delivery", "other"];
export const linkKinds = [
  "website",
  "linkedin",
  "x",
  "facebook",
  "instagram",
  "youtube",
  "github",
  "xing",
  "tiktok",
  "other",
];

/** What of a record is written row by row. */
export interface Rows {
  emails: Labelled;
  phones: Labelled;
  addresses: PostalAddress;
  links: WebLink;
  companies: Partial<Employment>;
}

export type RowsField = keyof Rows;

export const emptyRow: { [F in RowsField]: Rows[F] } = {
  emails: { value: "", kind: "work" },
  phones: { value: "", kind: "mobile" },
  addresses: { kind: "work" },
  links: { url: "" },
  companies: {},
};

/** Whether a row says anything: what says nothing is not sent. */
export function saysAnything(field: RowsField, row: Rows[RowsField]): boolean {
  if (field === "companies") return !!(row as Partial<Employment>).companyId;
  const { kind, ...said } = row as unknown as Record<string, string | null | undefined>;
  return Object.values(said).some((value) => value?.trim());
}

/** The rows as they are sent: nothing instead of empty texts, and no names that the server knows itself. */
export function written<F extends RowsField>(field: F, rows: Rows[F][]): object[] {
  return rows
    .filter((row) => saysAnything(field, row))
    .map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => name !== "companyName")
          .map(([name, value]) => [name, typeof value === "string" ? value.trim() || null : (value ?? null)]),
      ),
    );
}

/** The refusals of the server, by the row and the part of it: `phones[1].value` is `1.value`. */
export function refusals(field: string, errors: { field: string; message: string }[]): Record<string, string> {
  return Object.fromEntries(
    errors.flatMap((error) => {
      const found = new RegExp(`^${field}\\[(\\d+)\\](?:\\.(\\w+))?`).exec(error.field);
      return found ? [[`${found[1]}.${found[2] ?? ""}`, error.message]] : [];
    }),
  );
}

/** What can be written several times of somebody who is being created: the main one, and more below it. */
export type Several = "emails" | "phones" | "companies";

/**
 * Where a refusal belongs, such as one of `phones[1].value`: `-1` is the main one, else the row below it and its part.
 *
 * `main` tells whether the main one says anything, as what says nothing was not sent.
 */
export function placeOf<F extends Several>(field: F, refused: string, main: boolean, more: Rows[F][]) {
  const found = new RegExp(`^${field}\\[(\\d+)\\](?:\\.(\\w+))?`).exec(refused);
  if (!found) return undefined;
  const sent = more.flatMap((row, at) => (saysAnything(field, row) ? [at] : []));
  const at = Number(found[1]) - (main ? 1 : 0);
  return { row: at < 0 ? -1 : (sent[at] ?? -1), part: found[2] ?? (field === "companies" ? "companyId" : "value") };
}

/** An address in lines, as it would stand on an envelope. */
export function lines(address: PostalAddress, country: (code: string) => string): string[] {
  return [
    ...(address.street?.split("\n") ?? []),
    [address.postalCode, address.city].filter(Boolean).join(" "),
    [address.region, address.country && country(address.country)].filter(Boolean).join(", "),
  ].filter(Boolean);
}
