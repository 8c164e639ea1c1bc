import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Import } from "@/shared/api/imports";
import { useCan } from "@/shared/api/session";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission } from "@/shared/ui/states";
import { Ago, Count, Pill, type Tone } from "@/shared/ui/values";
import { type Importable, importable, importsOptions, singular } from "./api";
import { ImportSteps } from "./ImportSteps";
import classes from "./ImportsPage.module.css";

export const importTone: Record<Import["status"], Tone> = {
  queued: "neutral",
  running: "accent",
  completed: "good",
  failed: "bad",
  cancelled: "warn",
  undoing: "accent",
  undone: "neutral",
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
          <ImportSteps allowed={allowed} />
          <Past allowed={allowed} />
        </div>
      )}
    </Page>
  );
}

function Past({ allowed }: { allowed: Importable[] }) {
  const { t } = useTranslation();
  const queries = useQueries({ queries: allowed.map((resource) => importsOptions(resource)) });
  const items = queries
    .flatMap((query, index) =>
      (query.data?.items ?? [])
        .filter((it) => !it.rehearsal)
        .map((it) => ({ ...it, resource: allowed[index] ?? it.resource })),
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
