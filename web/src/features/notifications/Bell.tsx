import { ActionIcon, Button, Popover, Skeleton } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/shared/ui/toast";
import { type Notification, notificationsOptions, useRead, useUnread } from "./api";
import { Item } from "./Item";
import classes from "./Notifications.module.css";

/** Says that something has happened, and what, as it happens. */
export function Bell() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const onNew = useCallback((it: Notification) => toast({ title: it.name, message: it.body ?? "" }), []);
  const unread = useUnread(true, onNew);
  const close = () => setOpened(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={380} trapFocus withinPortal={false}>
      <Popover.Target>
        <ActionIcon
          className={classes.bell as string}
          size={32}
          aria-label={unread ? t("notification.bellUnread", { count: unread }) : t("nav.notifications")}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={18} stroke={1.6} />
          {unread > 0 && <span className={classes.badge}>{unread > 99 ? "99+" : unread}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown as string} aria-label={t("nav.notifications")}>
        {opened && <Latest unread={unread} onClose={close} />}
      </Popover.Dropdown>
      <span className="k-hidden" role="status">
        {unread ? t("notification.bellUnread", { count: unread }) : ""}
      </span>
    </Popover>
  );
}

function Latest({ unread, onClose }: { unread: number; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(notificationsOptions("all", 8));
  const read = useRead();
  const items = query.data?.pages[0]?.items ?? [];
  return (
    <>
      <header className={classes.head}>
        <h2>{t("nav.notifications")}</h2>
        {unread > 0 && (
          <Button variant="subtle" size="compact-xs" loading={read.isPending} onClick={() => read.mutate("all")}>
            {t("notification.readAll")}
          </Button>
        )}
      </header>
      {query.isPending ? (
        <div className={classes.loading}>
          <Skeleton height={40} />
          <Skeleton height={40} />
        </div>
      ) : query.isError ? (
        <p className={classes.none} role="alert">
          {t("notification.notLoaded")}
        </p>
      ) : items.length === 0 ? (
        <p className={classes.none}>{t("notification.none")}</p>
      ) : (
        <ul className={classes.latest}>
          {items.map((it) => (
            <Item key={it.id} notification={it} onFollow={onClose} />
          ))}
        </ul>
      )}
      <footer className={classes.foot}>
        <Link to="/notifications" className={classes.all} onClick={onClose}>
          {t("notification.seeAll")}
        </Link>
      </footer>
    </>
  );
}
