import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { formatNumber } from "@/shared/format/format";
import { quote } from "@/shared/lib/cel";
import { Panel } from "@/shared/ui/Page";
import { Score } from "@/shared/ui/Score";
import { Person } from "@/shared/ui/values";
import { mostTasks, type OfOwner, POOR, type QualityList } from "./api";
import classes from "./Quality.module.css";
import { TasksDialog } from "./TasksDialog";

const most = 50;

/** Whose records need mending, the worst first. */
export function Owners({ list, owners }: { list: QualityList; owners: OfOwner[] }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [giving, setGiving] = useState(false);
  const poor = owners.filter((it) => it.ownerId && it.poor > 0).slice(0, mostTasks);
  const number = (it: number) => formatNumber(it, i18n.language);
  return (
    <Panel
      title={t("quality.byOwner")}
      aside={
        can("activity", "create") &&
        poor.length > 0 && (
          <Button variant="default" size="compact-sm" onClick={() => setGiving(true)}>
            {t("quality.tasks")}…
          </Button>
        )
      }
      flush
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t("field.owner")}</th>
            <th scope="col">{t("quality.score")}</th>
            <th scope="col">{t("quality.records")}</th>
            <th scope="col">{t("quality.poor")}</th>
          </tr>
        </thead>
        <tbody>
          {owners.slice(0, most).map(({ ownerId, ownerName, records, average, poor }) => (
            <tr key={ownerId ?? ""}>
              <th scope="row">{ownerId ? <Person name={ownerName} /> : t("quality.nobody")}</th>
              <td>
                <Score value={average} />
              </td>
              <td>{number(records)}</td>
              <td>
                <Link
                  to={`/${list}`}
                  search={
                    {
                      filter: `${ownerId ? `ownerId == ${quote(ownerId)}` : "!has(ownerId)"} && quality < ${POOR}`,
                      sort: "quality",
                    } as never
                  }
                  className={classes.link}
                >
                  {number(poor)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {giving && <TasksDialog list={list} owners={poor} onClose={() => setGiving(false)} />}
    </Panel>
  );
}
