import { ActionIcon, Button } from "@mantine/core";
import { IconPencil, IconTag, IconTrash, IconUserShare, IconX } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meant } from "@/shared/api/bulk";
import { useCan } from "@/shared/api/session";
import { formatNumber } from "@/shared/format/format";
import type { FilterField } from "../ConditionInputs";
import classes from "./BulkBar.module.css";
import type { Selection } from "./selection";

const BulkDialog = lazy(() => import("./BulkDialog"));

/** What can be done with many records of a list at once. */
export interface BulkActions {
  /** The records belong to somebody, and can be given to somebody else. */
  assign?: boolean;
  tags?: boolean;
  /** Fields that can get the same value everywhere. */
  fields?: FilterField[];
  /** What else can be done with records of this kind. */
  more?: (meant: Meant) => ReactNode;
}

export type BulkKind = "assign" | "tag" | "edit" | "delete";

interface Props {
  resource: string;
  permission: string;
  actions: BulkActions;
  selection: Selection;
  /** How many the list has, as far as it was counted. */
  count: number | undefined;
  capped: boolean;
  loaded: number;
  filter: string | undefined;
  q: string | undefined;
}

/** What can be done with what is chosen, at the foot of the list. */
export function BulkBar({ resource, permission, actions, selection, count, capped, loaded, filter, q }: Props) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [doing, setDoing] = useState<{ kind: BulkKind; meant: Meant }>();
  const number = (it: number) => formatNumber(it, i18n.language);
  const all = count === undefined ? "" : `${number(count)}${capped ? "+" : ""}`;
  const meant: Meant = selection.all ? { filter: filter ?? "", q } : { ids: [...selection.ids] };
  const more = !selection.all && selection.ids.size >= loaded && (count ?? 0) > selection.ids.size;
  const updates = can(permission, "update");
  const act = (kind: BulkKind) => setDoing({ kind, meant });
  if (selection.isEmpty && !doing) return null;
  return (
    <>
      {!selection.isEmpty && (
        <div className={classes.bar} role="toolbar" aria-label={t("bulk.bar")}>
          <span className={classes.count} role="status">
            {selection.all ? t("bulk.all", { number: all }) : t("bulk.some", { count: selection.ids.size })}
          </span>
          {more && (
            <Button variant="subtle" size="compact-sm" onClick={selection.everything}>
              {t("bulk.chooseAll", { number: all })}
            </Button>
          )}
          <span className={classes.actions}>
            {updates && actions.assign && (
              <Button variant="default" leftSection={<IconUserShare size={14} />} onClick={() => act("assign")}>
                {t("bulk.assign")}
              </Button>
            )}
            {updates && actions.tags && (
              <Button variant="default" leftSection={<IconTag size={14} />} onClick={() => act("tag")}>
                {t("bulk.tag")}
              </Button>
            )}
            {updates && !!actions.fields?.length && (
              <Button variant="default" leftSection={<IconPencil size={14} />} onClick={() => act("edit")}>
                {t("bulk.edit")}
              </Button>
            )}
            {actions.more?.(meant)}
            {can(permission, "delete") && (
              <Button
                variant="default"
                className={classes.danger as string}
                leftSection={<IconTrash size={14} />}
                onClick={() => act("delete")}
              >
                {t("bulk.delete")}
              </Button>
            )}
          </span>
          <ActionIcon aria-label={t("bulk.clear")} onClick={selection.clear}>
            <IconX size={15} />
          </ActionIcon>
        </div>
      )}
      {doing && (
        <Suspense>
          <BulkDialog
            resource={resource}
            kind={doing.kind}
            meant={doing.meant}
            fields={actions.fields ?? []}
            onStarted={selection.clear}
            onClose={() => setDoing(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
