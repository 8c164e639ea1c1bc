import { Select, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./ImportsPage.module.css";
import type { Preview, Reading } from "./types";

const DELIMITERS = [",", ";", "\t", "|", " "];
const ENCODINGS = ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1250", "ISO-8859-2", "windows-1252", "IBM852"];

/** How the file was understood; everything can be said better. */
export function ReadingPanel({
  preview,
  reading,
  onChange,
  busy,
}: {
  preview: Preview;
  reading: Reading;
  onChange: (reading: Reading) => void;
  busy: boolean;
}) {
  const { t } = useTranslation();
  const delimiters = DELIMITERS.includes(preview.delimiter) ? DELIMITERS : [preview.delimiter, ...DELIMITERS];
  return (
    <section className={classes.reading} aria-label={t("import.reading.title")} aria-busy={busy}>
      {preview.kind === "CSV" && (
        <>
          <Select
            label={t("import.reading.encoding")}
            data={[...new Set([preview.encoding, ...ENCODINGS])]}
            value={preview.encoding}
            onChange={(encoding) => encoding && onChange({ ...reading, encoding })}
            allowDeselect={false}
            size="xs"
          />
          <Select
            label={t("import.reading.delimiter")}
            data={delimiters.filter(Boolean).map((it) => ({ value: it, label: shown(it, t) }))}
            value={preview.delimiter}
            onChange={(delimiter) => delimiter && onChange({ ...reading, delimiter })}
            allowDeselect={false}
            size="xs"
          />
          <Select
            label={t("import.reading.quote")}
            data={[
              { value: '"', label: '"' },
              { value: "'", label: "'" },
              { value: "none", label: t("import.reading.none") },
            ]}
            value={preview.quote ?? "none"}
            onChange={(quote) => quote && onChange({ ...reading, quote: quote === "none" ? "" : quote })}
            allowDeselect={false}
            size="xs"
          />
        </>
      )}
      {preview.sheets.length > 1 && (
        <Select
          label={t("import.reading.sheet")}
          data={preview.sheets}
          value={preview.sheet}
          onChange={(sheet) => sheet && onChange({ ...reading, sheet })}
          allowDeselect={false}
          size="xs"
        />
      )}
      {(preview.kind === "CSV" || preview.kind === "XLSX") && (
        <Switch
          label={t("import.reading.header")}
          checked={preview.header}
          onChange={(event) => onChange({ ...reading, header: event.currentTarget.checked })}
          size="xs"
        />
      )}
      <p className={classes.columns}>
        {t("import.reading.rows", { count: preview.total })}
        {preview.problemCount > 0 && ` · ${t("import.reading.problems", { count: preview.problemCount })}`}
      </p>
      {preview.problems.length > 0 && (
        <details className={classes.problems}>
          <summary>{t("import.reading.problemList")}</summary>
          <ul>
            {preview.problems.slice(0, 50).map((it) => (
              <li key={`${it.row}-${it.kind}-${it.message}`}>
                {it.row > 0 && <strong>{it.row}: </strong>}
                {t(`import.problem.${it.kind}`)} <code>{it.message}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function shown(delimiter: string, t: (key: string) => string): string {
  if (delimiter === "\t") return t("import.reading.tab");
  return delimiter === " " ? t("import.reading.space") : delimiter;
}
