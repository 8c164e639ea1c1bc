import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import type { Contact } from "@/shared/api/types";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { contactConsentsOptions, enter } from "./api";
import classes from "./Consents.module.css";
import { DecisionFields } from "./DecisionFields";
import type { Decision, Place, PurposeOfContact } from "./types";

export interface Chosen {
  purpose: PurposeOfContact;
  place: Place;
  /** The entry that was wrong. */
  corrects?: string;
}

/** Enters what a person has decided, with how one knows; nothing in the ledger is ever changed. */
export function DecisionDialog({
  contact,
  chosen,
  onClose,
}: {
  contact: Contact;
  chosen: Chosen;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const key = useRef(crypto.randomUUID());
  const { purpose, place, corrects } = chosen;
  const [decision, setDecision] = useState<Decision>(place.decision === "given" ? "withdrawn" : "given");
  const [reason, setReason] = useState("");
  const [touched, setTouched] = useState(false);
  const consent = purpose.legalBasis === "consent";
  const choices: Decision[] =
    consent && place.channel === "email" && !corrects ? ["given", "requested", "withdrawn"] : ["given", "withdrawn"];
  const save = useMutation({
    mutationFn: () =>
      enter(
        {
          purpose: purpose.key,
          channel: place.channel,
          decision,
          contactId: contact.id,
          address: place.address ?? null,
          reason: reason.trim(),
          ...(corrects ? { corrects } : {}),
        },
        key.current,
      ),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: contactConsentsOptions(contact.id).queryKey });
      toast({ message: t("consent.entered") });
      onClose();
    },
    onError: () => {
      key.current = crypto.randomUUID();
    },
  });
  const problem = save.error instanceof Problem ? save.error : undefined;
  const wrong = problem?.errors.find((it) => it.field === "reason")?.message;
  return (
    <FormDialog
      title={corrects ? t("consent.correctTitle") : t("consent.enterTitle")}
      submit={t("action.save")}
      busy={save.isPending}
      error={save.error?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (reason.trim()) save.mutate();
      }}
    >
      <p className={classes.about}>
        <strong>{i18n.language === "pl" ? purpose.title.pl : purpose.title.en}</strong>
        {" · "}
        {t(`consent.channel.${place.channel}`)}
        {place.address && ` · ${place.address}`}
      </p>
      <DecisionFields
        label={t("consent.what")}
        choices={choices.map((value) => ({
          value,
          label: t(consent ? `consent.choice.${value}` : `consent.objection.${value}`),
        }))}
        decision={decision}
        onDecision={setDecision}
        reason={reason}
        onReason={setReason}
        wrong={wrong ?? (touched && !reason.trim() ? t("consent.aReason") : undefined)}
        autofocus
      />
    </FormDialog>
  );
}
