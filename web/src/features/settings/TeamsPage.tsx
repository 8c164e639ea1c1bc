import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { pageOptions, useUsers } from "@/shared/api/resources";
import type { Team } from "@/shared/api/types";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonFacts } from "@/shared/ui/states";
import { Avatar } from "@/shared/ui/values";
import classes from "./Settings.module.css";

interface Row {
  team: Team;
  depth: number;
}

/** The teams as a tree, each below the one that it belongs to. */
function treeOf(teams: Team[], parentId: string | null, depth: number): Row[] {
  const known = new Set(teams.map((team) => team.id));
  return teams
    .filter((team) => (parentId ? team.parentId === parentId : !team.parentId || !known.has(team.parentId)))
    .flatMap((team) => [{ team, depth }, ...treeOf(teams, team.id, depth + 1)]);
}

export function TeamsPage() {
  const { t } = useTranslation();
  const teams = useQuery(pageOptions("teams", { limit: 500, sort: "name" }));
  const users = useUsers();
  return (
    <Page title={t("nav.teams")}>
      <div className={classes.page}>
        {teams.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : teams.isError ? (
          <Failure error={teams.error} retry={() => void teams.refetch()} />
        ) : teams.data.items.length === 0 ? (
          <Empty title={t("list.empty")} hint={t("team.emptyHint")} />
        ) : (
          <Panel title={t("nav.teams")} flush>
            <ul className={classes.tree}>
              {treeOf(teams.data.items, null, 0).map(({ team, depth }) => {
                const members = users.filter((user) => user.teamIds.includes(team.id)).length;
                return (
                  <li key={team.id} className={classes.team} data-depth={Math.min(depth, 2)}>
                    <Avatar name={team.name} square />
                    <span>{team.name}</span>
                    <span className={classes.members}>{t("team.members", { count: members })}</span>
                  </li>
                );
              })}
            </ul>
          </Panel>
        )}
      </div>
    </Page>
  );
}
