import { Select } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Channel, purposesOptions } from "@/shared/api/consents";
import { formatNumber } from "@/shared/format/format";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { enterAll, type Outcome } from "./api";
import classes from "./Consents.module.css";
import { DecisionFields } from "./DecisionFields";
import type { Decision } from "./types";

const choices: Decision[] = ["given", "withdrawn"];

/** Enters the same decision for many people, who have all taken it; the refusals are told one by one. */
export default function BulkConsentDialog({ contactIds, onClose }: { contactIds: string[]; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const purposes = (useQuery(purposesOptions).data?.items ?? []).filter(
    ({ active, legalBasis }) => active && (legalBasis === "consent" || legalBasis === "legitimate-interest"),
  );
  const [chosen, setChosen] = useState<string>("newsletter");
  const [way, setWay] = useState<Channel>("email");
  const [decision, setDecision] = useState<Decision>("given");
  const [reason, setReason] = useState("");
  const [touched, setTouched] = useState(false);
  const [refused, setRefused] = useState<Outcome[]>();
  const purpose = purposes.find((it) => it.key === chosen) ?? purposes[0];
  const channel = purpose?.channels.includes(way) ? way : (purpose?.channels[0] ?? "email");
  const words = purpose?.legalBasis === "legitimate-interest" ? "objection" : "choice";
  const save = useMutation({
    mutationFn: () =>
      enterAll(
        contactIds.map((contactId) => ({
          purpose: purpose?.key ?? "",
          channel,
          decision,
          contactId,
          reason: reason.trim(),
        })),
        key.current,
      ),
    onSuccess: ({ items }) => {
      void client.invalidateQueries({ queryKey: ["consents"] });
      const wrong = items.filter((it) => it.status >= 400);
      toast({ message: t("consent.bulk.entered", { count: items.length - wrong.length }) });
      if (wrong.length) setRefused(wrong);
      else onClose();
    },
    onError: () => {
      key.current = crypto.randomUUID();
    },
  });
  if (refused) {
    const reasons = [...new Set(refused.map((it) => it.detail ?? ""))];
    return (
      <FormDialog
        title={t("consent.bulk.refused", { count: refused.length })}
        submit={t("action.close")}
        busy={false}
        onClose={onClose}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <ul className={classes.reasons}>
          {reasons.slice(0, 20).map((it) => (
            <li key={it}>
              {it} ({formatNumber(refused.filter((one) => (one.detail ?? "") === it).length, i18n.language)})
            </li>
          ))}
        </ul>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={t("consent.bulk.title", { count: contactIds.length })}
      submit={t("action.save")}
      busy={save.isPending}
      error={save.error?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (reason.trim() && purpose) save.mutate();
      }}
    >
      <Select
        label={t("consent.bulk.purpose")}
        data={purposes.map((it) => ({ value: it.key, label: i18n.language === "pl" ? it.title.pl : it.title.en }))}
        value={purpose?.key ?? null}
        onChange={(next) => next && setChosen(next)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        label={t("consent.bulk.channel")}
        data={(purpose?.channels ?? []).map((it) => ({ value: it, label: t(`consent.channel.${it}`) }))}
        value={channel}
        onChange={(next) => next && setWay(next as Channel)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <DecisionFields
        label={t("consent.bulk.what")}
        choices={choices.map((value) => ({ value, label: t(`consent.bulk.${words}.${value}`) }))}
        decision={decision}
        onDecision={setDecision}
        reason={reason}
        onReason={setReason}
        wrong={touched && !reason.trim() ? t("consent.aReason") : undefined}
      />
    </FormDialog>
  );
}
