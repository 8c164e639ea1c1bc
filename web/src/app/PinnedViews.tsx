import { IconPinned } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDesk, viewsOptions } from "@/shared/api/views";
import classes from "./Shell.module.css";

const places: Record<string, string> = { users: "/settings/users", teams: "/settings/teams" };

/** The pinned views of a list, below its place in the rail. */
export function PinnedViews({ to }: { to: string }) {
  const pins = useDesk()?.pins ?? [];
  const views = useQuery({ ...viewsOptions, enabled: pins.length > 0 }).data?.items ?? [];
  const here = pins
    .flatMap((id) => views.find((view) => view.id === id) ?? [])
    .filter((view) => (places[view.list] ?? `/${view.list}`) === to);
  return here.map((view) => (
    <li key={view.id}>
      <Link
        to={to}
        search={{ view: view.id } as never}
        className={`${classes.item} ${classes.pinned}`}
        activeOptions={{ includeSearch: true }}
        title={view.name}
      >
        <IconPinned size={14} stroke={1.6} aria-hidden />
        <span className={classes.itemText}>{view.name}</span>
      </Link>
    </li>
  ));
}
