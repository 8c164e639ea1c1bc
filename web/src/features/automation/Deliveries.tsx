import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { toast } from "@/shared/ui/toast";
import { Ago, Pill, type Tone } from "@/shared/ui/values";
import classes from "./Automation.module.css";
import { deliveriesOptions, replay } from "./api";
import type { Delivery, DeliveryAttempt, Webhook } from "./types";
import { eventName } from "./words";

const tones: Record<string, Tone> = {
  delivered: "good",
  succeeded: "good",
  failed: "bad",
  pending: "accent",
  waiting: "accent",
  retrying: "warn",
};

/** What was sent to a webhook, newest first, each with what was asked and what was answered. */
export function Deliveries({ webhook, editable }: { webhook: Webhook; editable: boolean }) {
  const { t } = useTranslation();
  const query = useQuery(deliveriesOptions(webhook.id));
  const items = query.data?.items ?? [];
  return (
    <Panel title={t("delivery.title")} flush>
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
  const attempts = Array.isArray(delivery.attempts) ? delivery.attempts : [];
  const count = Array.isArray(delivery.attempts) ? attempts.length : (delivery.attempts ?? 0);
  const last = attempts.at(-1);
  const status = last?.status ?? delivery.answerStatus;
  return (
    <details className={classes.delivery}>
      <summary>
        <span>{eventName(delivery.eventType, t)}</span>
        <Pill tone={tones[delivery.status] ?? "neutral"}>
          {t(`delivery.status.${delivery.status}`, { defaultValue: delivery.status })}
          {status ? ` · ${status}` : ""}
        </Pill>
        <Ago value={delivery.createdAt} />
      </summary>
      {count > 1 && <p className={classes.hint}>{t("run.attempts", { count })}</p>}
      {delivery.nextAttemptAt && (
        <p className={classes.hint}>
          {t("delivery.next")} <Ago value={delivery.nextAttemptAt} />
        </p>
      )}
      {delivery.body !== undefined && delivery.body !== null && (
        <Code title={t("delivery.request")} text={pretty(delivery.body)} />
      )}
      {attempts.length > 0
        ? attempts.map((it, index) => (
            <Code
              key={index}
              title={t("delivery.attempt", { number: index + 1, status: it.status ?? "–" })}
              text={wordsOf(it)}
            />
          ))
        : (delivery.answer || delivery.problem) && (
            <Code title={t("delivery.answer")} text={delivery.problem ?? delivery.answer ?? ""} />
          )}
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
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.code} tabIndex={0}>
        {text}
      </pre>
    </>
  );
}

function wordsOf({ problem, answer, milliseconds }: DeliveryAttempt): string {
  return [problem, answer, milliseconds ? `${milliseconds} ms` : undefined].filter(Boolean).join("\n") || "–";
}

function pretty(body: unknown): string {
  if (typeof body !== "string") return JSON.stringify(body, null, 2);
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
