import { Button, FileInput, Select } from "@mantine/core";
import { IconFileTypeCsv, IconUpload } from "@tabler/icons-react";
import { useMutation, useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useCan } from "@/shared/api/session";
import type { Import } from "@/shared/api/types";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission } from "@/shared/ui/states";
import { Ago, Count, Pill, type Tone } from "@/shared/ui/values";
import { type Importable, importable, importsOptions, mappingsOptions, singular, startImport } from "./api";
import classes from "./ImportsPage.module.css";

export const importTone: Record<Import["status"], Tone> = {
  queued: "neutral",
  running: "accent",
  completed: "good",
  failed: "bad",
  cancelled: "warn",
};

/** Brings a CSV file in, and shows what was brought in before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const can = useCan();
  const allowed = importable.filter((resource) => can(singular[resource], "import"));
  return (
    <Page title={t("nav.imports")}>
      {allowed.length === 0 ? (
        <NoPermission />
      ) : (
        <div className={classes.page}>
          <Start allowed={allowed} />
          <Past allowed={allowed} />
        </div>
      )}
    </Page>
  );
}

function Start({ allowed }: { allowed: Importable[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [resource, setResource] = useState<Importable>(allowed[0] ?? "companies");
  const [mapping, setMapping] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const mappings = useQuery(mappingsOptions(resource));
  const chosen = mappings.data?.items.find((it) => it.name === mapping) ?? mappings.data?.items[0];
  const start = useMutation({
    mutationFn: ({ file, name }: { file: File; name: string }) =>
      startImport(resource, file, name, crypto.randomUUID()),
    onSuccess: (started) => navigate({ to: "/imports/$resource/$id", params: { resource, id: started.id } }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file && chosen) start.mutate({ file, name: chosen.name });
  };
  const refused = start.error instanceof Problem ? start.error : undefined;
  return (
    <Panel title={t("import.start")}>
      <form className={classes.form} onSubmit={submit} aria-label={t("import.start")}>
        <Select
          label={t("import.what")}
          data={allowed.map((it) => ({ value: it, label: t(`import.resource.${it}`) }))}
          value={resource}
          onChange={(next) => {
            setResource((next ?? resource) as Importable);
            setMapping(null);
          }}
          allowDeselect={false}
        />
        <Select
          label={t("import.mapping")}
          description={chosen?.description ?? undefined}
          data={mappings.data?.items.map((it) => ({ value: it.name, label: it.name })) ?? []}
          value={chosen?.name ?? null}
          onChange={setMapping}
          allowDeselect={false}
          error={mappings.isError ? t("import.noMappings") : undefined}
        />
        <FileInput
          label={t("import.file")}
          placeholder={t("import.chooseFile")}
          accept=".csv,text/csv"
          size="xs"
          leftSection={<IconFileTypeCsv size={16} stroke={1.5} />}
          value={file}
          onChange={setFile}
          clearable
        />
        {chosen && chosen.columns.length > 0 && (
          <p className={classes.columns}>
            {t("import.columns")} <code>{chosen.columns.join(", ")}</code>
          </p>
        )}
        {start.error && (
          <p className={classes.error} role="alert">
            {refused?.errors[0]?.message ?? start.error.message}
          </p>
        )}
        <div>
          <Button
            type="submit"
            leftSection={<IconUpload size={14} />}
            disabled={!file || !chosen}
            loading={start.isPending}
          >
            {t("import.begin")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Past({ allowed }: { allowed: Importable[] }) {
  const { t } = useTranslation();
  const queries = useQueries({ queries: allowed.map((resource) => importsOptions(resource)) });
  const items = queries
    .flatMap((query, index) =>
      (query.data?.items ?? []).map((it) => ({ ...it, resource: allowed[index] ?? it.resource })),
    )
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const failed = queries.find((query) => query.isError);
  return (
    <Panel title={t("import.past")} flush>
      {failed && <Failure inline error={failed.error} retry={() => void failed.refetch()} />}
      {items.length === 0 ? (
        !failed && <Empty title={t("import.none")} hint={t("import.noneHint")} />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t("import.file")}</th>
                <th>{t("import.what")}</th>
                <th>{t("field.state")}</th>
                <th data-right>{t("import.rows")}</th>
                <th data-right>{t("import.refused")}</th>
                <th data-right>{t("import.started")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((it) => (
                <tr key={it.id}>
                  <td>
                    <Link
                      to="/imports/$resource/$id"
                      params={{ resource: it.resource, id: it.id }}
                      className={classes.link}
                    >
                      {it.fileName}
                    </Link>
                  </td>
                  <td>{t(`import.resource.${it.resource}`)}</td>
                  <td>
                    <Pill tone={importTone[it.status]}>{t(`import.status.${it.status}`)}</Pill>
                  </td>
                  <td data-right>
                    <Count value={it.rows.processed} />
                  </td>
                  <td data-right>
                    <Count value={it.rows.refused} />
                  </td>
                  <td data-right>
                    <Ago value={it.createdAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
