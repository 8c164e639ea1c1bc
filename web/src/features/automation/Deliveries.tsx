import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import { FileMenu } from "@/shared/ui/list/FileMenu";
import { Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Ago, Pill, type Tone } from "@/shared/ui/values";
import classes from "./Automation.module.css";
import { deliveriesOptions, replay } from "./api";
import type { Delivery, DeliveryAttempt, Webhook } from "./types";
import { eventName } from "./words";

type Standing = Delivery["status"] | "retrying";

const tones: Record<Standing, Tone> = { delivered: "good", failed: "bad", waiting: "accent", retrying: "warn" };

/** A delivery that waits after it was tried is being tried again. */
const standingOf = ({ status, attempts }: Delivery): Standing =>
  status === "waiting" && attempts.length > 0 ? "retrying" : status;

/** What was sent to a webhook, newest first, each with what was asked and what was answered. */
export function Deliveries({ webhook, editable }: { webhook: Webhook; editable: boolean }) {
  const { t } = useTranslation();
  const can = useCan();
  const query = useQuery(deliveriesOptions(webhook.id));
  const items = query.data?.items ?? [];
  return (
    <Panel
      title={t("delivery.title")}
      flush
      aside={
        items.length > 0 &&
        can("webhook", "export") && <FileMenu path={`webhooks/${webhook.id}/deliveries`} params={{}} />
      }
    >
      {query.isPending ? (
        <SkeletonRows label={t("state.loading")} rows={5} />
      ) : query.isError ? (
        <Failure inline error={query.error} retry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <Empty title={t("delivery.none")} hint={t("delivery.noneHint")} />
      ) : (
        <div className={classes.deliveries}>
          {items.map((it) => (
            <Item key={it.id} webhook={webhook} delivery={it} editable={editable} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function Item({ webhook, delivery, editable }: { webhook: Webhook; delivery: Delivery; editable: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => replay(webhook.id, delivery.id),
    onSuccess: () => {
      toast({ message: t("delivery.replayed") });
      void client.invalidateQueries({ queryKey: ["webhooks", "deliveries", webhook.id] });
    },
    onError: (error) => toast({ bad: true, message: error.message }),
  });
  const { attempts, attemptsMade } = delivery;
  const standing = standingOf(delivery);
  const status = attempts.at(-1)?.status;
  return (
    <details className={classes.delivery}>
      <summary>
        <span>{eventName(delivery.eventType, t)}</span>
        <Pill tone={tones[standing]}>
          {t(`delivery.status.${standing}`)}
          {status ? ` · ${status}` : ""}
        </Pill>
        <Ago value={delivery.createdAt} />
      </summary>
      {attemptsMade > 1 && <p className={classes.hint}>{t("run.attempts", { count: attemptsMade })}</p>}
      {delivery.nextAttemptAt && (
        <p className={classes.hint}>
          {t("delivery.next")} <Ago value={delivery.nextAttemptAt} />
        </p>
      )}
      <Code title={t("delivery.request")} text={pretty(delivery.body)} />
      {attempts.map((it, index) => (
        <Code
          key={it.at + index}
          title={t("delivery.attempt", {
            number: attemptsMade - attempts.length + index + 1,
            status: it.status ?? t("delivery.noAnswer"),
          })}
          text={wordsOf(it)}
        />
      ))}
      {editable && (
        <div className={classes.deliveryTools}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconRefresh size={14} />}
            loading={again.isPending}
            onClick={() => again.mutate()}
          >
            {t("delivery.replay")}
          </Button>
        </div>
      )}
    </details>
  );
}

function Code({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        {text}
      </pre>
    </>
  );
}

function wordsOf({ problem, answer, tookMillis }: DeliveryAttempt): string {
  return [problem, answer, `${tookMillis} ms`].filter(Boolean).join("\n");
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
