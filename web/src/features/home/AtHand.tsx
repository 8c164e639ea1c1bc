import { IconStarFilled } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { type DeskEntry, useDesk } from "@/shared/api/views";
import { kinds } from "@/shared/ui/kinds";
import classes from "./AtHand.module.css";

const most = 8;

/** The way back to what one works with: favourites first, then what was looked at last. */
export function AtHand() {
  const { t } = useTranslation();
  const can = useCan();
  const desk = useDesk();
  const starred = new Set(desk?.favourites.map((it) => `${it.resource}/${it.id}`));
  const recent = desk?.recent.filter((it) => !starred.has(`${it.resource}/${it.id}`)) ?? [];
  const shown = [...(desk?.favourites ?? []), ...recent].flatMap((entry) => {
    const kind = kinds.find((it) => it.resource === entry.resource && can(it.permission, "read"));
    return kind ? [{ entry, kind }] : [];
  });
  if (!shown.length) return null;
  return (
    <nav className={classes.bar} aria-label={t("desk.atHand")}>
      {shown.slice(0, most).map(({ entry, kind }) => (
        <Chip
          key={`${entry.resource}/${entry.id}`}
          entry={entry}
          kind={kind}
          star={starred.has(`${entry.resource}/${entry.id}`)}
        />
      ))}
    </nav>
  );
}

function Chip({ entry, kind, star }: { entry: DeskEntry; kind: (typeof kinds)[number]; star: boolean }) {
  const { t } = useTranslation();
  const { icon: Icon, to } = kind;
  const place = to === "/products" ? { to, search: { open: entry.id } } : { to, params: { id: entry.id } };
  return (
    <Link {...(place as { to: string })} className={classes.chip}>
      <Icon size={14} stroke={1.6} aria-hidden />
      <span className={classes.name}>{entry.name}</span>
      {star && <IconStarFilled size={11} className={classes.star as string} aria-label={t("desk.favourites")} />}
    </Link>
  );
}
