import { Button } from "@mantine/core";
import { useMutation, useQueries, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { useCan } from "@/shared/api/session";
import { formatNumber } from "@/shared/format/format";
import { Page, Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import classes from "./OperationsPage.module.css";

const services = ["identity", "contacts", "sales", "reporting"] as const;

type Item = Record<string, unknown>;

interface Listed {
  items: Item[];
  count?: number;
}

function text(item: Item, ...names: string[]): string {
  for (const name of names) {
    const value = item[name];
    if (typeof value === "string" || typeof value === "number") return String(value);
  }
  return "–";
}

/** How far each service is with what the others said, and what it could not take in. */
export function OperationsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.operations")}>
      <div className={classes.page}>
        {services.map((service) => (
          <ServicePanel key={service} service={service} />
        ))}
      </div>
    </Page>
  );
}

function ServicePanel({ service }: { service: string }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const can = useCan();
  const editable = can("operations", "update");
  const base = `/api/v1/operations/${service}`;
  const [projections, letters] = useQueries({
    queries: (["projections", "dead-letters"] as const).map((part) => ({
      queryKey: ["operations", service, part],
      queryFn: ({ signal }: { signal: AbortSignal }) => request<Listed>(`${base}/${part}`, { signal }),
      refetchInterval: 5000,
      retry: false,
    })),
  });
  const act = useMutation({
    mutationFn: (path: string) => request(base + path, { method: "POST" }),
    onSettled: () => client.invalidateQueries({ queryKey: ["operations", service] }),
  });
  const failed = projections?.error ?? letters?.error;
  return (
    <Panel title={t(`service.${service}`)}>
      {failed ? (
        <Failure
          inline
          error={failed}
          retry={() => void client.invalidateQueries({ queryKey: ["operations", service] })}
        />
      ) : !projections?.data || !letters?.data ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t("operations.projection")}</th>
                <th data-right>{t("operations.lag")}</th>
                {editable && <th data-right>{t("operations.action")}</th>}
              </tr>
            </thead>
            <tbody>
              {projections.data.items.map((item) => (
                <tr key={text(item, "name")}>
                  <td>{text(item, "name")}</td>
                  <td data-right>{formatNumber(Number(item.lag ?? 0), i18n.language)}</td>
                  {editable && (
                    <td data-right>
                      <Button
                        variant="default"
                        size="compact-xs"
                        onClick={() => act.mutate(`/projections/${text(item, "name")}/rebuild`)}
                      >
                        {t("operations.rebuild")}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <h3 className={classes.heading}>
            {t("operations.deadLetters", { count: letters.data.count ?? letters.data.items.length })}
          </h3>
          {letters.data.items.map((item) => (
            <div key={text(item, "id")} className={classes.letter}>
              <span>
                {text(item, "projection")} · {text(item, "topic")} · {text(item, "cause")}
              </span>
              {editable && (
                <Button
                  variant="default"
                  size="compact-xs"
                  onClick={() => act.mutate(`/dead-letters/${encodeURIComponent(text(item, "id"))}/redrive`)}
                >
                  {t("operations.redrive")}
                </Button>
              )}
            </div>
          ))}
        </>
      )}
    </Panel>
  );
}
