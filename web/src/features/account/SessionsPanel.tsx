import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Ago, Pill } from "@/shared/ui/values";
import classes from "./Account.module.css";
import { endOtherSessions, endSession, type SignedIn, sessionsOptions } from "./api";

/** Where the person is signed in. */
export function SessionsPanel({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const sessions = useQuery(sessionsOptions(userId));
  const refresh = () => client.invalidateQueries({ queryKey: ["sessions"] });
  const end = useMutation({ mutationFn: endSession, onSettled: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled: refresh });
  const items = sessions.data?.items ?? [];
  return (
    <Panel
      title={t("account.sessions")}
      aside={
        items.length > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t("account.endOthers")}
          </Button>
        )
      }
    >
      {sessions.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : sessions.isError ? (
        <Failure error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <ul className={classes.list}>
          {items.map((session) => (
            <Row key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ session, onEnd }: { session: SignedIn; onEnd: () => void }) {
  const { t } = useTranslation();
  const device = session.name === "?" ? t("account.unknownDevice") : session.name;
  return (
    <li className={classes.item}>
      <span className={classes.name}>
        {device}
        {session.current && <Pill tone="accent">{t("account.thisOne")}</Pill>}
      </span>
      <span className={classes.hint}>
        {session.address} · {t(`account.method.${session.method.replaceAll("+", "-")}`)} · {t("account.lastUsed")}{" "}
        <Ago value={session.lastUsedAt ?? session.createdAt} />
      </span>
      <span className={classes.actions}>
        {!session.current && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t("account.endOne", { name: device })}
            onClick={onEnd}
          >
            {t("account.end")}
          </Button>
        )}
      </span>
    </li>
  );
}
