import { Button, Progress } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Count } from "@/shared/ui/values";
import { type Importable, importOptions, isRunning, runRehearsed } from "./api";
import classes from "./ImportsPage.module.css";

/** What an import would do; nothing of it has happened yet. */
export function Rehearsal({ resource, id }: { resource: Importable; id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = useQuery(importOptions(resource, id));
  const run = useMutation({
    mutationFn: () => runRehearsed(resource, id),
    onSuccess: (started) => navigate({ to: "/imports/$resource/$id", params: { resource, id: started.id } }),
  });
  const it = query.data;
  if (!it) {
    return query.isError ? (
      <Failure inline error={query.error} retry={() => void query.refetch()} />
    ) : (
      <SkeletonFacts label={t("state.loading")} />
    );
  }
  const { rows } = it;
  const done = rows.total ? (rows.processed / rows.total) * 100 : 0;
  return (
    <div className={classes.progress}>
      {isRunning(it) && <Progress value={done} size="md" animated aria-label={t("import.progress")} />}
      <p role="status">{t(isRunning(it) ? "import.rehearsing" : "import.rehearsed")}</p>
      <dl className={classes.counts}>
        <Figure label={t("import.would.created")} value={rows.created} />
        <Figure label={t("import.would.updated")} value={rows.updated} />
        <Figure label={t("import.would.unchanged")} value={rows.unchanged} />
        <Figure label={t("import.would.refused")} value={rows.refused} />
      </dl>
      {it.problem && (
        <p className={classes.error} role="alert">
          {it.problem}
        </p>
      )}
      {run.error && (
        <p className={classes.error} role="alert">
          {run.error.message}
        </p>
      )}
      <div className={classes.downloads}>
        <Button
          leftSection={<IconUpload size={14} />}
          disabled={it.status !== "completed"}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t("import.begin")}
        </Button>
        {rows.refused > 0 && !isRunning(it) && (
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={14} />}
            href={`/api/v1/${resource}/imports/${id}/errors`}
            download
          >
            {t("import.errors", { count: rows.refused })}
          </Button>
        )}
      </div>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        <Count value={value} />
      </dd>
    </div>
  );
}
