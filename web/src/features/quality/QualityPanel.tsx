import { IconAlertCircle, IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Nullable } from "@/shared/api/types";
import { formatRelative } from "@/shared/format/format";
import { Panel } from "@/shared/ui/Page";
import { Score } from "@/shared/ui/Score";
import { type Explained, explainedOptions, type QualityList } from "./api";
import { GiveTasks } from "./GiveTasks";
import classes from "./Quality.module.css";
import { ruleLabel } from "./words";

interface Props {
  list: QualityList;
  record: { id: string; version: number; ownerId?: Nullable<string> };
}

/** How good the data of a record is, and what would make it better. */
export function QualityPanel({ list, record }: Props) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(explainedOptions(list, record.id, record.version));
  if (!data?.findings.length) return null;
  const failed = data.findings.filter((it) => !it.holds);
  return (
    <Panel title={t("quality.title")} aside={<Score value={data.score} />}>
      {failed.length === 0 ? (
        <p className={classes.fine}>
          <IconCircleCheck size={15} aria-hidden />
          {t("quality.fine")}
        </p>
      ) : (
        <>
          <ul className={classes.findings} aria-label={t("quality.toMend")}>
            {failed.map(({ rule, since }) => (
              <li key={rule.id}>
                <IconAlertCircle size={15} aria-hidden />
                <span>
                  {ruleLabel(t, rule)}
                  {since && <span className={classes.hint}> · {formatRelative(since, i18n.language)}</span>}
                  <Twins list={list} twins={data.twins.filter((it) => it.rule === rule.id)} />
                </span>
              </li>
            ))}
          </ul>
          {record.ownerId && <GiveTasks list={list} ids={[record.id]} />}
        </>
      )}
    </Panel>
  );
}

/** The other records that have the same, each a way there. */
function Twins({ list, twins }: { list: QualityList; twins: Explained["twins"] }) {
  const { t } = useTranslation();
  if (twins.length === 0) return null;
  return (
    <span className={classes.twins}>
      {t("quality.twins")}
      {twins.map(({ id, name }) => (
        <Link key={id} to={`/${list}/$id`} params={{ id }} className={classes.link}>
          {name}
        </Link>
      ))}
    </span>
  );
}
