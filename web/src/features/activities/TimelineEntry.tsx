import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import type { TimelineItem } from "@/shared/api/types";
import { formatDay } from "@/shared/format/format";
import { Ago, Money } from "@/shared/ui/values";
import { EmailSubject } from "./EmailSubject";
import classes from "./Timeline.module.css";
import { TimelineChanges, TimelineTold } from "./TimelineTold";
import { TimelineWhere } from "./TimelineWhere";
import { kindOf, type Subject } from "./timeline";
import { iconOf } from "./timelineIcons";
import { isChanges, isMoney, sentence } from "./timelineWords";

/** One thing that happened: what, to which record, by whom and when. */
export function TimelineEntry({ item, subject }: { item: TimelineItem; subject: Subject }) {
  const { t, i18n } = useTranslation();
  const actor = useActorName(item);
  const { subject: about, verb } = kindOf(item.type);
  const Icon = iconOf(item);
  const data = item.data ?? {};
  const body = about === "activity" && typeof data.body === "string" ? data.body : undefined;
  const isSelf = item.resource.id === subject.id;
  const due = about === "activity" && typeof data.dueAt === "string" ? data.dueAt : undefined;
  return (
    <li className={classes.entry}>
      <span className={classes.icon} data-verb={verb} data-about={about} aria-hidden>
        <Icon size={15} stroke={1.7} />
      </span>
      <div className={classes.main}>
        <div className={classes.line}>
          <span className={classes.what}>
            {/* the colon leads to the record's name, which its own page leaves out */}
            {sentence(t, item, i18n.exists(`timeline.event.${about}.${verb}`)).replace(isSelf ? /:$/ : /$^/, "")}{" "}
            {about === "deal" && !isSelf && (
              <Link to="/deals/$id" params={{ id: item.resource.id }} className={classes.link}>
                {item.resource.name}
              </Link>
            )}
            {!isSelf && <TimelineWhere item={item} />}
            {about === "email" && <EmailSubject id={item.resource.id} subject={item.resource.name} />}
            {about === "activity" && (
              <>
                · <span className={classes.subject}>{item.resource.name}</span>
              </>
            )}
            {isMoney(data.amount) && (
              <>
                {" · "}
                <Money value={data.amount} />
              </>
            )}
          </span>
          <span className={classes.meta}>
            {actor && <span>{actor} · </span>}
            <Ago value={item.at} />
          </span>
        </div>
        {due && <p className={classes.changes}>{t("timeline.due", { day: formatDay(due, i18n.language) })}</p>}
        {body && <p className={classes.body}>{body}</p>}
        {(verb === "updated" || verb === "assigned") && isChanges(data.changes) && (
          <TimelineChanges changes={data.changes} />
        )}
        {typeof (data.entry as { reason?: unknown } | undefined)?.reason === "string" && (
          <p className={classes.changes}>{(data.entry as { reason: string }).reason}</p>
        )}
        {typeof data.reason === "string" && <p className={classes.changes}>{data.reason}</p>}
        <TimelineTold item={item} />
      </div>
    </li>
  );
}

function useActorName(item: TimelineItem): string | undefined {
  const { t } = useTranslation();
  const users = useUsers();
  if (item.actor?.name) return item.actor.name;
  const [kind, id] = item.actor?.id.includes(":") ? item.actor.id.split(":") : ["user", item.actor?.id];
  if (kind === "system") return t("timeline.system");
  return users.find((user) => user.id === id)?.name ?? (kind === "client" ? t("timeline.client") : undefined);
}
