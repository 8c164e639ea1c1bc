import { Radio, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Consents.module.css";
import type { Decision } from "./types";

interface Props {
  label: string;
  choices: { value: Decision; label: string }[];
  decision: Decision;
  onDecision: (decision: Decision) => void;
  reason: string;
  onReason: (reason: string) => void;
  /** What is wrong with the reason. */
  wrong?: string | undefined;
  autofocus?: boolean;
}

/** What somebody has decided, and how one knows: it stays in the ledger for ever. */
export function DecisionFields({ label, choices, decision, onDecision, reason, onReason, wrong, autofocus }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group label={label} value={decision} onChange={(next) => onDecision(next as Decision)}>
        <div className={classes.choices}>
          {choices.map((choice) => (
            <Radio key={choice.value} size="xs" value={choice.value} label={choice.label} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label={t("consent.reason")}
        description={t("consent.reasonHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        required
        autosize
        minRows={2}
        maxLength={1000}
        size="xs"
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
        error={wrong}
        data-autofocus={autofocus || undefined}
      />
      <p className={classes.quiet}>{t("consent.forEver")}</p>
    </>
  );
}
