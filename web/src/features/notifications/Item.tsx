import { ActionIcon, Tooltip } from "@mantine/core";
import { IconBell, IconBolt, IconCheck, IconLifebuoy, IconTargetArrow, IconTrash, IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Ago } from "@/shared/ui/values";
import { type Notification, useRead, useRemove } from "./api";
import classes from "./Notifications.module.css";

const icons: Record<string, typeof IconBell> = {
  deal: IconTargetArrow,
  ticket: IconLifebuoy,
  lead: IconUser,
  contact: IconUser,
  rule: IconBolt,
};

interface Props {
  notification: Notification;
  onFollow?: () => void;
  /** In the list one may also delete. */
  full?: boolean;
}

/** One notification: what it says, and the way to what it is about. */
export function Item({ notification, onFollow, full }: Props) {
  const { t } = useTranslation();
  const read = useRead();
  const remove = useRemove();
  const { id, name, body, link, readAt, createdAt, recordType, kind } = notification;
  const Icon = icons[recordType ?? ""] ?? icons[kind] ?? IconBell;
  const follow = () => {
    if (!readAt) read.mutate(id);
    onFollow?.();
  };
  return (
    <li className={classes.item} data-unread={!readAt || undefined}>
      <span className={classes.icon} aria-hidden>
        <Icon size={15} stroke={1.7} />
      </span>
      <div className={classes.main}>
        <p className={classes.name}>
          {link?.startsWith("/") ? (
            <Link to={link as "/"} className={classes.link} onClick={follow}>
              {name}
            </Link>
          ) : (
            name
          )}
          {!readAt && <span className="k-hidden"> ({t("notification.unread")})</span>}
        </p>
        {body && <p className={classes.body}>{body}</p>}
        <p className={classes.when}>
          <Ago value={createdAt} />
        </p>
      </div>
      <span className={classes.tools}>
        {!readAt && (
          <Tooltip label={t("notification.markRead")}>
            <ActionIcon
              size={26}
              aria-label={t("notification.markReadOne", { name })}
              onClick={() => read.mutate(id)}
              loading={read.isPending}
            >
              <IconCheck size={15} />
            </ActionIcon>
          </Tooltip>
        )}
        {full && (
          <Tooltip label={t("notification.delete")}>
            <ActionIcon
              size={26}
              aria-label={t("notification.deleteOne", { name })}
              onClick={() => remove.mutate(id)}
              loading={remove.isPending}
            >
              <IconTrash size={15} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </span>
    </li>
  );
}
