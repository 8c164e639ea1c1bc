import { Menu } from "@mantine/core";
import { IconChevronDown, IconPinned, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useDesk, type View } from "@/shared/api/views";
import classes from "./ResourceList.module.css";
import type { Shown } from "./search";
import { ViewMenu } from "./ViewMenu";

interface Props {
  list: string;
  shown: Shown;
  columns: string[];
  onChoose: (id: string) => void;
}

/** The list's own views and the saved ones as tabs; those that are not pinned wait behind the last one. */
export function Views({ list, shown, columns, onChoose }: Props) {
  const { t } = useTranslation();
  const pins = useDesk()?.pins ?? [];
  const { saved, current } = shown;
  const pinned = pins.flatMap((id) => saved.find((view) => view.id === id) ?? []);
  const tabs = current && !pinned.includes(current) ? [...pinned, current] : pinned;
  const others = saved.filter((view) => !tabs.includes(view));
  return (
    <div className={classes.viewBar}>
      <nav className={classes.views} aria-label={t("list.views")}>
        {shown.views.map((view) => (
          <button
            key={view.id}
            type="button"
            className={classes.view}
            aria-current={view === shown.own ? "true" : undefined}
            onClick={() => onChoose(view.id)}
          >
            {view.label}
          </button>
        ))}
        {tabs.map((view) => (
          <button
            key={view.id}
            type="button"
            className={classes.view}
            aria-current={view === current ? "true" : undefined}
            onClick={() => onChoose(view.id)}
          >
            {view.name}
            <Shared view={view} />
            {view === current && shown.changed && (
              <span className={classes.changed} title={t("view.changed")}>
                <span className="k-hidden">{t("view.changed")}</span>
              </span>
            )}
          </button>
        ))}
        {others.length > 0 && (
          <Menu position="bottom-start" width={260}>
            <Menu.Target>
              <button type="button" className={classes.view}>
                {t("list.more", { count: others.length })}
                <IconChevronDown size={13} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((view) => (
                <Menu.Item key={view.id} onClick={() => onChoose(view.id)} rightSection={<Shared view={view} />}>
                  {view.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </nav>
      <ViewMenu list={list} shown={shown} columns={columns} onChoose={onChoose} />
    </div>
  );
}

function Shared({ view }: { view: View }) {
  const { t } = useTranslation();
  const pinned = useDesk()?.pins.includes(view.id);
  return (
    <>
      {view.teamId && <IconUsers size={13} aria-label={t("view.shared")} className={classes.mark as string} />}
      {pinned && <IconPinned size={13} aria-hidden className={classes.mark as string} />}
    </>
  );
}
