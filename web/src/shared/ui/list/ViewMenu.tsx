import { Button, Menu } from "@mantine/core";
import {
  IconDeviceFloppy,
  IconDots,
  IconHome,
  IconPencil,
  IconPinned,
  IconPinnedOff,
  IconPlus,
  IconRestore,
  IconTrash,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { startBulk, undoBulk } from "@/shared/api/bulk";
import { usePatch } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import { openingWith, pinning, useDesk, useDeskChange, type View } from "@/shared/api/views";
import { toast } from "../toast";
import classes from "./ResourceList.module.css";
import { SaveView } from "./SaveView";
import type { Shown } from "./search";

interface Props {
  list: string;
  shown: Shown;
  columns: string[];
  onChoose: (id: string) => void;
}

/** What can be done with what is shown now: save it, share it, pin it, open the list with it. */
export function ViewMenu({ list, shown, columns, onChoose }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const desk = useDesk();
  const change = useDeskChange();
  const patch = usePatch("views");
  const remove = useDelete(onChoose, shown);
  const [dialog, setDialog] = useState<"new" | "edit">();
  const { current, changed } = shown;
  const mine = !!current && (current.ownerId === me?.id || can("*", "*"));
  const id = current?.id ?? shown.own?.id;
  const isDefault = !!id && desk?.defaults[list] === id;
  const pinned = !!current && !!desk?.pins.includes(current.id);
  const what = {
    filter: shown.filter ?? null,
    q: shown.asked.q ?? null,
    sort: shown.sort,
    columns,
  };
  if (!can("view", "create")) return null;
  return (
    <div className={classes.viewActions}>
      {current && changed && mine && (
        <Button
          variant="default"
          size="compact-sm"
          loading={patch.isPending}
          onClick={() =>
            patch.mutate(
              { id: current.id, version: current.version, patch: what },
              {
                onSuccess: () => onChoose(current.id),
                onError: (error) => toast({ bad: true, message: error.message }),
              },
            )
          }
        >
          {t("view.save")}
        </Button>
      )}
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t("view.menu")}
            leftSection={<IconDots size={15} />}
          >
            {t("view.view")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => setDialog("new")}>
            {t("view.saveAs")}
          </Menu.Item>
          {current && changed && (
            <Menu.Item leftSection={<IconRestore size={15} />} onClick={() => onChoose(current.id)}>
              {t("view.reset")}
            </Menu.Item>
          )}
          {current && mine && (
            <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setDialog("edit")}>
              {t("view.edit")}
            </Menu.Item>
          )}
          {current && desk && (
            <Menu.Item
              leftSection={pinned ? <IconPinnedOff size={15} /> : <IconPinned size={15} />}
              onClick={() =>
                change.mutate(
                  pinning(pinned ? desk.pins.filter((it) => it !== current.id) : [...desk.pins, current.id]),
                )
              }
            >
              {t(pinned ? "view.unpin" : "view.pin")}
            </Menu.Item>
          )}
          {id && desk && (
            <Menu.Item
              leftSection={isDefault ? <IconDeviceFloppy size={15} /> : <IconHome size={15} />}
              onClick={() => change.mutate(openingWith(list, isDefault ? null : id))}
            >
              {t(isDefault ? "view.noDefault" : "view.default")}
            </Menu.Item>
          )}
          {current && mine && (
            <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => remove.mutate(current)}>
              {t("view.delete")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <SaveView
          list={list}
          view={dialog === "edit" ? current : undefined}
          what={what}
          onSaved={(view) => {
            setDialog(undefined);
            if (dialog === "new") onChoose(view.id);
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

/** Deletes a view and offers to take that back. */
function useDelete(onChoose: (id: string) => void, shown: Shown) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ["views"] });
  return useMutation({
    mutationFn: (view: View) => startBulk("views", { action: "delete" }, { ids: [view.id] }, crypto.randomUUID()),
    onSuccess: (done, view) => {
      void refresh();
      const [first] = shown.views;
      if (first) onChoose(first.id);
      toast({
        message: t("view.deleted", { name: view.name }),
        undo: () =>
          void undoBulk(done)
            .catch((error: Error) => toast({ bad: true, message: error.message }))
            .finally(() => void refresh()),
      });
    },
    onError: (error) => toast({ bad: true, message: error.message }),
  });
}
