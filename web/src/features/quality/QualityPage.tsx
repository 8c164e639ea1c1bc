import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan, useMe } from "@/shared/api/session";
import { formatNumber, formatTime } from "@/shared/format/format";
import { quote } from "@/shared/lib/cel";
import views from "@/shared/ui/list/ResourceList.module.css";
import { Page, Panel } from "@/shared/ui/Page";
import { Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { lists, POOR, type QualityList, rulesOptions, type Summary, summaryOptions } from "./api";
import { Owners } from "./Owners";
import classes from "./Quality.module.css";
import { RulesDialog } from "./RulesDialog";
import { ruleLabel } from "./words";

interface Props {
  list: QualityList;
  onList: (list: QualityList) => void;
}

const permissionOf = { contacts: "contact", companies: "company" };

/** How good the data is: in all, by rule and by owner, each number a way to the records behind it. */
export function QualityPage({ list, onList }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const [setting, setSetting] = useState(false);
  const summary = useQuery({ ...summaryOptions(list), enabled: can(permissionOf[list], "read") });
  if (me && !can(permissionOf[list], "read")) return <NoPermission page />;
  return (
    <Page
      title={t("nav.quality")}
      aside={summary.data?.judging ? <span role="status">{t("quality.judging")}</span> : undefined}
      actions={
        can("operations", "update") && (
          <Button variant="default" onClick={() => setSetting(true)}>
            {t("quality.rules")}
          </Button>
        )
      }
      toolbar={
        <nav className={views.views} aria-label={t("list.views")}>
          {lists
            .filter((it) => can(permissionOf[it], "read"))
            .map((it) => (
              <button
                key={it}
                type="button"
                className={views.view}
                aria-current={it === list ? "true" : undefined}
                onClick={() => onList(it)}
              >
                {t(it === "contacts" ? "nav.people" : "nav.companies")}
              </button>
            ))}
        </nav>
      }
    >
      <div className={classes.board}>
        {summary.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : summary.isError ? (
          <Failure error={summary.error} retry={() => void summary.refetch()} />
        ) : (
          <>
            <Bands list={list} summary={summary.data} />
            <Rules list={list} summary={summary.data} />
            <Owners list={list} owners={summary.data.owners} />
          </>
        )}
      </div>
      {setting && <RulesDialog list={list} onClose={() => setSetting(false)} />}
    </Page>
  );
}

function Bands({ list, summary }: { list: QualityList; summary: Summary }) {
  const { t, i18n } = useTranslation();
  const most = Math.max(1, ...summary.bands.map((it) => it.records));
  const number = (it: number) => formatNumber(it, i18n.language);
  const exported = new URLSearchParams({ format: "xlsx", sort: "quality", filter: `quality < ${POOR}` });
  for (const [path, label] of [
    ["name", "field.name"],
    ["ownerName", "field.owner"],
    ["quality", "quality.title"],
    ["failedRules", "quality.toMend"],
  ]) {
    exported.append("column", `${path}:${t(label as string)}`);
  }
  return (
    <Panel
      title={t("quality.scores")}
      aside={
        <a className={classes.link} href={`/api/v1/${list}/export?${exported}`} download>
          {t("quality.exportWorst")}
        </a>
      }
    >
      <p className={classes.average}>
        <strong>{summary.average === undefined || summary.average === null ? "–" : number(summary.average)}</strong>
        <span>
          {t("quality.average", { count: summary.records, number: number(summary.records) })} ·{" "}
          {t("quality.asOf", { when: formatTime(summary.asOf, i18n.language) })}
        </span>
      </p>
      <ul className={classes.bars}>
        {[...summary.bands].reverse().map(({ from, to, records }) => (
          <li key={from}>
            <Link
              to={`/${list}`}
              search={{ filter: `quality >= ${from} && quality <= ${to}`, sort: "quality" } as never}
              className={classes.bar}
            >
              <span className={classes.barName}>{`${from}–${to}`}</span>
              <span className={classes.track} aria-hidden>
                <span className={classes.fill} data-band={from} style={{ width: `${(100 * records) / most}%` }} />
              </span>
              <span className={classes.barCount}>{number(records)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Rules({ list, summary }: { list: QualityList; summary: Summary }) {
  const { t, i18n } = useTranslation();
  const rules = useQuery(rulesOptions(list)).data?.rules ?? [];
  return (
    <Panel title={t("quality.byRule")}>
      {summary.rules.length === 0 ? (
        <p className={classes.hint}>{t("quality.allMet")}</p>
      ) : (
        <ul className={classes.bars}>
          {summary.rules.map(({ rule, records }) => {
            const known = rules.find((it) => it.id === rule);
            return (
              <li key={rule}>
                <Link
                  to={`/${list}`}
                  search={{ filter: `${quote(rule)} in failedRules`, sort: "quality" } as never}
                  className={classes.bar}
                  data-wide
                >
                  <span className={classes.barName}>{known ? ruleLabel(t, known) : rule}</span>
                  <span className={classes.track} aria-hidden>
                    <span
                      className={classes.fill}
                      style={{ width: `${(100 * records) / Math.max(1, summary.records)}%` }}
                    />
                  </span>
                  <span className={classes.barCount}>{formatNumber(records, i18n.language)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
