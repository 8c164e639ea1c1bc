import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions, useUsers } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Team } from "@/shared/api/types";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonFacts } from "@/shared/ui/states";
import { Avatar } from "@/shared/ui/values";
import classes from "./Settings.module.css";
import { TeamDialog } from "./TeamDialog";

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
  const can = useCan();
  const [editing, setEditing] = useState<{ team?: Team; parentId: string | null }>();
  const create = can("team", "create") && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setEditing({ parentId: null })}>
      {t("team.new")}
    </Button>
  );
  return (
    <Page title={t("nav.teams")} actions={create}>
      <div className={classes.page}>
        {teams.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : teams.isError ? (
          <Failure error={teams.error} retry={() => void teams.refetch()} />
        ) : teams.data.items.length === 0 ? (
          <Empty title={t("list.empty")} hint={t("team.emptyHint")} action={create} />
        ) : (
          <Panel title={t("nav.teams")} flush>
            <ul className={classes.tree}>
              {treeOf(teams.data.items, null, 0).map(({ team, depth }) => {
                const members = users.filter((user) => user.teamIds.includes(team.id)).length;
                return (
                  <li key={team.id} className={classes.team} data-depth={Math.min(depth, 4)}>
                    <Avatar name={team.name} square />
                    <span>{team.name}</span>
                    <span className={classes.members}>{t("team.members", { count: members })}</span>
                    {can("team", "create") && (
                      <ActionIcon
                        aria-label={t("team.newBelow", { name: team.name })}
                        onClick={() => setEditing({ parentId: team.id })}
                      >
                        <IconPlus size={16} stroke={1.6} />
                      </ActionIcon>
                    )}
                    {can("team", "update") && (
                      <ActionIcon
                        aria-label={t("team.edit", { name: team.name })}
                        onClick={() => setEditing({ team, parentId: team.parentId ?? null })}
                      >
                        <IconPencil size={16} stroke={1.6} />
                      </ActionIcon>
                    )}
                    {can("team", "delete") && (
                      <DeleteButton
                        resource="teams"
                        record={team}
                        explain={t("team.deleteHint")}
                        onDeleted={() => undefined}
                      />
                    )}
                  </li>
                );
              })}
            </ul>
          </Panel>
        )}
      </div>
      {editing && (
        <TeamDialog
          team={editing.team}
          parentId={editing.parentId}
          teams={teams.data?.items ?? []}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}
