import { SegmentedControl } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { pageOptions } from "@/shared/api/resources";
import { Panel } from "@/shared/ui/Page";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";
import { Empty, Failure } from "@/shared/ui/states";
import { previewOptions } from "./api";
import { ScaledMail } from "./ScaledMail";
import classes from "./Template.module.css";
import type { Preview, TemplateProblem } from "./types";

/** Something wrong with a template, and where. */
export interface Trouble {
  part: "subject" | "body" | "text";
  line: number | undefined;
  message: string;
  /** It can be sent all the same. */
  mild?: boolean;
}

interface Source {
  format: string;
  subject: string;
  body: string;
  text?: string | null;
}

export interface PreviewState {
  query: UseQueryResult<Preview>;
  troubles: Trouble[];
  contact: Picked | null;
  setContact: (contact: Picked | null) => void;
}

/** What a template makes of one contact, asked for a moment after the last key. */
export function useTemplatePreview(source: Source): PreviewState {
  const [contact, setContact] = useState<Picked | null>(null);
  const first = useQuery({ ...pageOptions("contacts", { limit: 1 }), staleTime: 5 * 60_000 });
  const shown = contact ?? first.data?.items[0] ?? null;
  const { format, subject, body, text } = source;
  const [request] = useDebouncedValue({ format, subject, body, text: text || null, contactId: shown?.id ?? null }, 400);
  const query = useQuery({ ...previewOptions(request), enabled: !first.isPending });
  const refused = query.error instanceof Problem && query.error.status < 500 ? query.error : undefined;
  const troubles = refused?.errors.length ? refusalsOf(refused) : troublesOf(query.data?.problems);
  return { query, troubles, contact: shown, setContact };
}

function partOf(field: string | null | undefined): Trouble["part"] {
  return field === "subject" || field === "text" ? field : "body";
}

/** A template that cannot be filled in is refused; each error names its part and its line. */
export function refusalsOf(problem: Problem): Trouble[] {
  return problem.errors.map(({ field, message }) => ({ part: partOf(field), line: lineIn(message), message }));
}

export function troublesOf(problems: Preview["problems"] | undefined): Trouble[] {
  return (problems ?? []).map((it) => {
    const known: TemplateProblem = typeof it === "string" ? { message: it } : it;
    return {
      part: partOf(known.part ?? known.field),
      line: known.line ?? lineIn(known.message),
      message: known.message,
      mild: true,
    };
  });
}

function lineIn(message: string): number | undefined {
  const found = /(?:\bline\s+|^)(\d+)(?::\d+)?\b/i.exec(message);
  return found ? Number(found[1]) : undefined;
}

type View = "wide" | "narrow" | "text";

/** The mail as one person would get it. */
export function TemplatePreview({ preview, title }: { preview: PreviewState; title?: string }) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("wide");
  const { query, contact, setContact } = preview;
  const { data } = query;
  return (
    <Panel
      title={title ?? t("template.preview")}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t("template.view.label")}
          data={(["wide", "narrow", "text"] as const).map((value) => ({ value, label: t(`template.view.${value}`) }))}
          value={view}
          onChange={(next) => setView(next as View)}
        />
      }
    >
      <div className={classes.preview}>
        <RecordPicker
          resource="contacts"
          label={t("template.for")}
          value={contact}
          onChange={setContact}
          key={contact?.id ?? "none"}
        />
        {query.isError && preview.troubles.length === 0 ? (
          <Failure inline error={query.error} retry={() => void query.refetch()} />
        ) : (
          <>
            <p className={classes.subject}>
              <span>{t("template.subject")}</span>
              <strong>{(!query.isError && data?.subject) || "–"}</strong>
            </p>
            <div className={classes.paper} data-stale={query.isPlaceholderData || undefined}>
              {preview.troubles.some((it) => !it.mild) ? (
                <Empty title={t("template.cannot")} hint={t("template.cannotHint")} />
              ) : view === "text" ? (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                <pre className={classes.text} tabIndex={0}>
                  {data?.text}
                </pre>
              ) : (
                <ScaledMail title={t("template.preview")} html={data?.html ?? ""} narrow={view === "narrow"} />
              )}
            </div>
          </>
        )}
      </div>
    </Panel>
  );
}
