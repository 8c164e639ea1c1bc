import type { TFunction } from "i18next";

const paths = [
  "at",
  "name",
  "subject",
  "address",
  "purpose",
  "channel",
  "decision",
  "legalBasis",
  "wordingVersion",
  "language",
  "source",
  "reason",
  "proof.ip",
  "proof.userAgent",
  "proof.page",
  "proof.formId",
  "proof.submissionId",
  "proof.mailId",
  "proof.reference",
  "contactId",
  "confirms",
  "corrects",
  "takesBack",
  "afterErasure",
  "recordedAt",
  "recordedBy",
  "id",
];

/** What is said of each entry in a file of the ledger. */
export function ledgerColumns(t: TFunction) {
  return paths.map((path) => ({ path, title: t(`consent.column.${path.replace(".", "_")}`) }));
}
