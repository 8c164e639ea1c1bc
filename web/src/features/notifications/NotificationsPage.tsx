import { Button, Checkbox, SegmentedControl, Select } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonFacts, SkeletonRows } from "@/shared/ui/states";
import { notificationsOptions, type Settings, settingsOptions, useRead, useSaveSettings } from "./api";
import { Item } from "./Item";
import classes from "./Notifications.module.css";

/** Everything that one was told, and what one wants to be told. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<"unread" | "all">("all");
  const query = useInfiniteQuery({ ...notificationsOptions(view, 50), refetchInterval: 30_000 });
  const read = useRead();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t("nav.notifications")}
      actions={
        <Button
          variant="default"
          leftSection={<IconChecks size={14} />}
          disabled={!items.some((it) => !it.readAt)}
          loading={read.isPending && read.variables === "all"}
          onClick={() => read.mutate("all")}
        >
          {t("notification.readAll")}
        </Button>
      }
      toolbar={
        <SegmentedControl
          size="xs"
          aria-label={t("list.views")}
          value={view}
          onChange={(next) => setView(next as "unread" | "all")}
          data={[
            { value: "all", label: t("notification.all") },
            { value: "unread", label: t("notification.unreadOnly") },
          ]}
        />
      }
    >
      <div className={classes.page}>
        <Panel title={t("nav.notifications")} flush>
          {query.isPending ? (
            <SkeletonRows label={t("state.loading")} rows={6} />
          ) : query.isError ? (
            <Failure error={query.error} retry={() => void query.refetch()} />
          ) : items.length === 0 ? (
            <Empty title={t("notification.none")} hint={t("notification.noneHint")} />
          ) : (
            <ul className={classes.list}>
              {items.map((it) => (
                <Item key={it.id} notification={it} full />
              ))}
            </ul>
          )}
          {query.hasNextPage && (
            <div className={classes.more}>
              <Button
                variant="subtle"
                color="gray"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("timeline.more")}
              </Button>
            </div>
          )}
        </Panel>
        <SettingsPanel kinds={items.map((it) => it.kind)} />
      </div>
    </Page>
  );
}

const known = ["assignment", "rule", "mention", "invitation", "answer", "reminder"];

function SettingsPanel({ kinds }: { kinds: string[] }) {
  const { t, i18n } = useTranslation();
  const query = useQuery(settingsOptions);
  const save = useSaveSettings();
  const settings = query.data;
  const all = [...new Set([...known, ...(settings?.muted ?? []), ...kinds])];
  const write = (to: Partial<Settings>) => settings && save.mutate({ ...settings, ...to });
  const mute = (kind: string, muted: boolean) =>
    settings && write({ muted: muted ? [...settings.muted, kind] : settings.muted.filter((it) => it !== kind) });
  return (
    <Panel title={t("notification.settings")}>
      {query.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : query.isError ? (
        <Failure inline error={query.error} retry={() => void query.refetch()} />
      ) : (
        <div className={classes.settings}>
          <fieldset className={classes.kinds}>
            <legend>{t("notification.tellMe")}</legend>
            {all.map((kind) => (
              <Checkbox
                key={kind}
                size="xs"
                label={i18n.exists(`notification.kind.${kind}`) ? t(`notification.kind.${kind}`) : kind}
                checked={!settings?.muted.includes(kind)}
                onChange={(event) => mute(kind, !event.currentTarget.checked)}
              />
            ))}
          </fieldset>
          <Select
            label={t("notification.digest")}
            description={t("notification.digestHint")}
            data={(["off", "daily", "hourly"] as const).map((value) => ({
              value,
              label: t(`notification.digests.${value}`),
            }))}
            value={settings?.digest ?? "off"}
            allowDeselect={false}
            onChange={(digest) =>
              digest &&
              write({
                digest: digest as Settings["digest"],
                timeZone: settings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
              })
            }
          />
          {save.isError && (
            <p className={classes.failure} role="alert">
              {save.error.message}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}
