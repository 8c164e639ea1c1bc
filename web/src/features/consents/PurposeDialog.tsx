import { Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel, LegalBasis, LocalText, Purpose } from "@/shared/api/consents";
import { useSaving } from "@/shared/lib/useSaving";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import classes from "./Consents.module.css";
import { bases, channels } from "./types";

const nothing: LocalText = { pl: "", en: "" };
const filled = ({ pl, en }: LocalText) => !!pl.trim() && !!en.trim();

/** Writes a purpose. Another wording becomes the next version; what people agreed to before stays. */
export function PurposeDialog({ purpose, onClose }: { purpose: Purpose | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, errors, failure, begin, save } = useSaving("purposes", purpose);
  const [name, setName] = useState(purpose?.name ?? "");
  const [key, setKey] = useState(purpose?.key ?? "");
  const [title, setTitle] = useState(purpose?.title ?? nothing);
  const [wording, setWording] = useState(purpose?.wordings.at(-1)?.text ?? nothing);
  const [legalBasis, setLegalBasis] = useState<LegalBasis>(purpose?.legalBasis ?? "consent");
  const [ways, setWays] = useState<Channel[]>(purpose?.channels ?? ["email"]);
  const [doubleOptIn, setDoubleOptIn] = useState(purpose?.doubleOptIn ?? true);
  const [active, setActive] = useState(purpose?.active ?? true);
  const [touched, setTouched] = useState(false);
  const wrongKey = !/^[a-z][a-z0-9-]{1,49}$/.test(key);

  const submit = async () => {
    setTouched(true);
    begin();
    if (!name.trim() || wrongKey || !filled(title) || !filled(wording) || ways.length === 0) return;
    const body = { name: name.trim(), key, title, legalBasis, channels: ways, doubleOptIn, active, wording };
    await save(body, () => {
      toast({ message: t("purpose.saved", { name: body.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={purpose ? t("purpose.editOne", { name: purpose.name }) : t("purpose.new")}
      submit={t("action.save")}
      busy={busy}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Pair>
        <TextInput
          label={t("field.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name ?? (touched && !name.trim() ? t("form.aName") : undefined)}
          data-autofocus
        />
        <TextInput
          label={t("purpose.key")}
          description={purpose ? t("purpose.keyStays") : t("purpose.keyHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={key}
          readOnly={!!purpose}
          onChange={(event) => setKey(event.currentTarget.value)}
          error={errors.key ?? (touched && wrongKey ? t("purpose.wrongKey") : undefined)}
        />
      </Pair>
      <Select
        label={t("purpose.legalBasis")}
        data={bases.map((value) => ({ value, label: t(`consent.basis.${value}`) }))}
        value={legalBasis}
        onChange={(next) => next && setLegalBasis(next as LegalBasis)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <Checkbox.Group
        label={t("purpose.channels")}
        value={ways}
        onChange={(next) => setWays(channels.filter((it) => next.includes(it)))}
        error={errors.channels ?? (touched && ways.length === 0 ? t("purpose.aChannel") : undefined)}
      >
        <div className={classes.ways}>
          {channels.map((channel) => (
            <Checkbox key={channel} size="xs" value={channel} label={t(`consent.channel.${channel}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Texts
        label={t("purpose.titles")}
        rows={1}
        value={title}
        onChange={setTitle}
        error={errors.title ?? (touched && !filled(title) ? t("purpose.both") : undefined)}
      />
      <Texts
        label={t("purpose.wording")}
        rows={3}
        value={wording}
        onChange={setWording}
        error={errors.wording ?? (touched && !filled(wording) ? t("purpose.both") : undefined)}
      />
      <p className={classes.quiet}>{t("purpose.wordingHint")}</p>
      {legalBasis === "consent" && (
        <Checkbox
          size="xs"
          label={t("purpose.doubleOptIn")}
          checked={doubleOptIn}
          onChange={(event) => setDoubleOptIn(event.currentTarget.checked)}
        />
      )}
      <Checkbox
        size="xs"
        label={t("purpose.active")}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

interface TextsProps {
  label: string;
  rows: number;
  value: LocalText;
  onChange: (next: LocalText) => void;
  error: string | undefined;
}

/** The same text in both languages. */
function Texts({ label, rows, value, onChange, error }: TextsProps) {
  return (
    <Pair>
      {(["pl", "en"] as const).map((language) => (
        <Textarea
          key={language}
          label={`${label} (${language.toUpperCase()})`}
          lang={language}
          size="xs"
          autosize
          minRows={rows}
          value={value[language]}
          onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
          error={value[language].trim() ? undefined : error}
        />
      ))}
    </Pair>
  );
}
