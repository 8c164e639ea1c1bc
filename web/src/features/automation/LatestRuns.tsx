import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import { quote } from "@/shared/lib/cel";
import related from "@/shared/ui/related.module.css";
import { Failure } from "@/shared/ui/states";
import { Ago, Pill } from "@/shared/ui/values";
import { runTone } from "./words";

/** The last decisions of one rule. */
export function LatestRuns({ ruleId }: { ruleId: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    ...pageOptions("runs", { filter: `ruleId == ${quote(ruleId)}`, sort: "-createdAt", limit: 6 }),
    refetchInterval: 5_000,
  });
  if (query.isError) return <Failure inline error={query.error} retry={() => void query.refetch()} />;
  if (query.data?.items.length === 0) return <p className={related.none}>{t("run.none")}</p>;
  return (
    <ul className={related.list}>
      {query.data?.items.map((run) => (
        <li key={run.id}>
          <Link to="/runs" search={{ filter: `ruleId == ${quote(ruleId)}`, open: run.id }} className={related.item}>
            <span className={related.facts}>
              <span className={related.name}>{run.recordName ?? t("run.schedule")}</span>
              <Pill tone={runTone[run.status]}>{t(`run.status.${run.status}`)}</Pill>
            </span>
            <span className={related.hint}>
              <Ago value={run.createdAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
