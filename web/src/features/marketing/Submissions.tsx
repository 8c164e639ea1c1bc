import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { listOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { formatNumber } from "@/shared/format/format";
import { quote } from "@/shared/lib/cel";
import { FileMenu } from "@/shared/ui/list/FileMenu";
import { Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { Ago, Blank } from "@/shared/ui/values";
import classes from "./Form.module.css";
import type { Submission, WebForm } from "./types";

/** What people sent through a form, newest first, and what brought them. */
export function Submissions({ form }: { form: WebForm }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const filter = `formId == ${quote(form.id)}`;
  const query = useInfiniteQuery({
    ...listOptions("submissions", {
      filter,
      sort: "-createdAt",
      limit: 50,
      count: true,
    }),
    refetchInterval: 10_000,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const count = query.data?.pages[0]?.count;
  const columns = [
    ...form.fields.map(({ key, label }) => ({ key, label })),
    ...[...new Set(items.flatMap((it) => Object.keys(it.values)))]
      .filter((key) => !form.fields.some((it) => it.key === key))
      .map((key) => ({ key, label: key })),
  ];
  return (
    <div className={classes.page}>
      <Panel
        title={t("webForm.submissions")}
        flush
        aside={
          <>
            {count !== undefined && count !== null && <span>{formatNumber(count, i18n.language)}</span>}
            {items.length > 0 && can("submission", "export") && (
              <FileMenu
                path="submissions"
                params={{ sort: "-createdAt", filter }}
                columns={[
                  { path: "createdAt", title: t("webForm.at") },
                  ...columns.map(({ key, label }) => ({ path: `values.${key}`, title: label })),
                  { path: "attribution.source", title: t("webForm.source") },
                ]}
              />
            )}
          </>
        }
      >
        {query.isPending ? (
          <SkeletonRows label={t("state.loading")} rows={6} />
        ) : query.isError && items.length === 0 ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : items.length === 0 ? (
          <Empty title={t("webForm.noSubmissions")} hint={t("webForm.noSubmissionsHint")} />
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <div className={classes.scroll} tabIndex={0}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th>{t("webForm.at")}</th>
                    {columns.map(({ key, label }) => (
                      <th key={key}>{label}</th>
                    ))}
                    <th>{t("webForm.source")}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((it) => (
                    <tr key={it.id}>
                      <td>
                        <Ago value={it.createdAt} />
                      </td>
                      {columns.map(({ key }) => (
                        <td key={key} title={it.values[key]}>
                          {it.values[key] || <Blank />}
                        </td>
                      ))}
                      <td>{sourceOf(it) || <Blank />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {query.hasNextPage && (
              <div className={classes.more}>
                <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t("segment.more")}
                </Button>
              </div>
            )}
          </>
        )}
      </Panel>
    </div>
  );
}

function sourceOf({ attribution }: Submission): string {
  if (!attribution) return "";
  const { source, medium, campaign, referrer } = attribution;
  return [source, medium, campaign].filter(Boolean).join(" / ") || (referrer ?? "");
}
