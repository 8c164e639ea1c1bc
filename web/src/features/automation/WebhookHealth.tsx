import { useTranslation } from "react-i18next";
import { formatRelative } from "@/shared/format/format";
import { Pill } from "@/shared/ui/values";
import type { Webhook } from "./types";

/** Whether somebody answers at the other end. */
export function Health({ webhook }: { webhook: Webhook }) {
  const { t, i18n } = useTranslation();
  if (webhook.disabledReason && !webhook.active) {
    return (
      <span title={webhook.disabledReason}>
        <Pill tone="bad">{t("webhook.disabled")}</Pill>
      </span>
    );
  }
  if (!webhook.active) return <Pill>{t("webhook.off")}</Pill>;
  if (webhook.failingSince) {
    return (
      <span title={t("webhook.failingSince", { time: formatRelative(webhook.failingSince, i18n.language) })}>
        <Pill tone="warn">{t("webhook.failing")}</Pill>
      </span>
    );
  }
  return <Pill tone="good">{t("webhook.healthy")}</Pill>;
}
