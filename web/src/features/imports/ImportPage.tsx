import { Button, Progress } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Import } from "@/shared/api/imports";
import { formatDuration, formatNumber, formatTime } from "@/shared/format/format";
import { Page, Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Count, Pill } from "@/shared/ui/values";
import { cancelImport, importOptions, isRunning, undoImport } from "./api";
import { importTone } from "./ImportsPage";
import classes from "./ImportsPage.module.css";

/** One import: how far it is, how fast, what came of it, and the files that say why. */
export function ImportPage({ resource, id }: { resource: string; id: string }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(importOptions(resource, id));
  const cancel = useMutation({
    mutationFn: () => cancelImport(resource, id),
    onSettled: () => client.invalidateQueries({ queryKey: ["imports", resource] }),
  });
  const [sure, setSure] = useState(false);
  const undo = useMutation({
    mutationFn: () => undoImport(resource, id),
    onSettled: () => client.invalidateQueries({ queryKey: ["imports", resource] }),
  });
  const it = query.data;
  if (!it) {
    return (
      <Page title={t("nav.imports")}>
        {query.isError ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : (
          <SkeletonFacts label={t("state.loading")} />
        )}
      </Page>
    );
  }
  return (
    <Page
      title={it.fileName}
      aside={<Pill tone={importTone[it.status]}>{t(`import.status.${it.status}`)}</Pill>}
      actions={
        isRunning(it)
          ? it.status !== "undoing" && (
              <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
                {t("import.cancel")}
              </Button>
            )
          : it.status !== "undone" &&
            !it.rehearsal && (
              <Button
                variant="default"
                loading={undo.isPending}
                onClick={() => (sure ? undo.mutate() : setSure(true))}
                onBlur={() => setSure(false)}
              >
                {t(sure ? "import.undoSure" : "import.undo")}
              </Button>
            )
      }
    >
      <div className={classes.single}>
        <Panel title={t("import.progress")}>
          <div className={classes.progress}>
            <ProgressOf it={it} />
            {it.problem && (
              <p className={classes.error} role="alert">
                {it.problem}
              </p>
            )}
            <dl className={classes.counts}>
              {(["created", "updated", "unchanged", "corrected", "refused"] as const).map((name) => (
                <div key={name} className={classes.figure}>
                  <dt>{t(`import.count.${name}`)}</dt>
                  <dd>
                    <Count value={it.rows[name]} />
                  </dd>
                </div>
              ))}
            </dl>
            {it.undone && (
              <p role="status">
                {t("import.undone", {
                  deleted: formatNumber(it.undone.deleted, i18n.language),
                  restored: formatNumber(it.undone.restored, i18n.language),
                  kept: formatNumber(it.undone.kept, i18n.language),
                })}
              </p>
            )}
            {undo.error && (
              <p className={classes.error} role="alert">
                {undo.error.message}
              </p>
            )}
            <p className={classes.line}>
              <span>
                {t(`import.resource.${resource}`)} · {it.mapping}
              </span>
              {it.startedAt && <span>{t("import.startedAt", { time: formatTime(it.startedAt, i18n.language) })}</span>}
            </p>
          </div>
        </Panel>
        {!isRunning(it) && (
          <Panel title={t("import.files")}>
            <div className={classes.downloads}>
              <Button
                component="a"
                variant="default"
                leftSection={<IconDownload size={14} />}
                href={`/api/v1/${resource}/imports/${id}/report`}
                download
              >
                {t("import.report")}
              </Button>
              {(it.undone?.kept ?? 0) > 0 && (
                <Button
                  component="a"
                  variant="default"
                  leftSection={<IconDownload size={14} />}
                  href={`/api/v1/${resource}/imports/${id}/kept`}
                  download
                >
                  {t("import.keptFile")}
                </Button>
              )}
              {it.rows.refused > 0 && (
                <Button
                  component="a"
                  variant="default"
                  leftSection={<IconDownload size={14} />}
                  href={`/api/v1/${resource}/imports/${id}/errors`}
                  download
                >
                  {t("import.errors", { count: it.rows.refused })}
                </Button>
              )}
            </div>
          </Panel>
        )}
      </div>
    </Page>
  );
}

function ProgressOf({ it }: { it: Import }) {
  const { t, i18n } = useTranslation();
  const { total, processed } = it.rows;
  const rate = it.rowsPerSecond ?? 0;
  const done = it.status === "completed" ? 100 : total ? Math.min(100, (processed / total) * 100) : 0;
  const left = total && rate > 0 && isRunning(it) ? (total - processed) / rate : undefined;
  return (
    <>
      <Progress
        value={done}
        size="md"
        color={it.status === "failed" ? "red" : "accent"}
        animated={it.status === "running"}
        aria-label={t("import.progress")}
      />
      <p className={classes.line} role="status">
        <span>
          {total
            ? t("import.rowsOf", {
                count: total,
                done: formatNumber(processed, i18n.language),
                total: formatNumber(total, i18n.language),
              })
            : t("import.rowsDone", { count: processed, done: formatNumber(processed, i18n.language) })}
        </span>
        {rate > 0 && <span>{t("import.rate", { rate: formatNumber(Math.round(rate), i18n.language) })}</span>}
        {left !== undefined && <span>{t("import.left", { time: formatDuration(left, i18n.language) })}</span>}
      </p>
    </>
  );
}
