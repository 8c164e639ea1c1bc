import { Select, Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Employment, Labelled, PostalAddress, WebLink } from "@/shared/api/types";
import { Pair } from "@/shared/ui/FormDialog";
import { RecordPicker } from "@/shared/ui/RecordPicker";
import classes from "./People.module.css";
import { addressKinds, emailKinds, linkKinds, phoneKinds, type Rows, type RowsField } from "./rows";

interface Props<T> {
  row: T;
  number: number;
  autoFocus: boolean;
  errorOf: (part: string) => string | undefined;
  onChange: (next: Partial<T>) => void;
}

/** Puts the cursor into a row that was added just now; a dialog that opens finds its first input by itself. */
function useCursor<E extends HTMLElement>(wanted: boolean) {
  const row = useRef<E>(null);
  useEffect(() => {
    const first = row.current?.querySelector<HTMLElement>("[data-autofocus]") ?? row.current?.querySelector("input");
    if (wanted) first?.focus();
  }, [wanted]);
  return row;
}

/** The inputs of one row. */
export function RowInputs<F extends RowsField>({ field, ...rest }: Props<Rows[F]> & { field: F }) {
  switch (field) {
    case "emails":
      return <LabelledInputs {...(rest as unknown as Props<Labelled>)} label="email" kinds={emailKinds} type="email" />;
    case "phones":
      return <LabelledInputs {...(rest as unknown as Props<Labelled>)} label="phone" kinds={phoneKinds} type="tel" />;
    case "links":
      return <LinkInputs {...(rest as unknown as Props<WebLink>)} />;
    case "addresses":
      return <AddressInputs {...(rest as unknown as Props<PostalAddress>)} />;
    default:
      return <CompanyInputs {...(rest as unknown as Props<Partial<Employment>>)} />;
  }
}

interface KindProps {
  kinds: string[];
  value: string | null | undefined;
  label: string;
  onChange: (kind: string | null) => void;
}

function KindSelect({ kinds, value, label, onChange }: KindProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={label}
      data={kinds.map((kind) => ({ value: kind, label: t(`people.kind.${kind}`) }))}
      value={value ?? null}
      placeholder={t("people.kindOf")}
      onChange={onChange}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function LabelledInputs({
  row,
  number,
  autoFocus,
  errorOf,
  onChange,
  label,
  kinds,
  type,
}: Props<Labelled> & { label: "email" | "phone"; kinds: string[]; type: string }) {
  const { t } = useTranslation();
  const name = `${t(`field.${label}`)} ${number}`;
  const cursor = useCursor<HTMLDivElement>(autoFocus);
  return (
    <div ref={cursor} className={classes.labelled}>
      <TextInput
        aria-label={name}
        type={type}
        value={row.value}
        onChange={(event) => onChange({ value: event.currentTarget.value })}
        error={errorOf("value")}
        {...(autoFocus ? { "data-autofocus": true } : {})}
      />
      <KindSelect
        kinds={kinds}
        value={row.kind}
        label={t("people.kindOfOne", { name })}
        onChange={(kind) => onChange({ kind })}
      />
    </div>
  );
}

function LinkInputs({ row, number, autoFocus, errorOf, onChange }: Props<WebLink>) {
  const { t } = useTranslation();
  const name = `${t("people.link")} ${number}`;
  const cursor = useCursor<HTMLDivElement>(autoFocus);
  return (
    <div ref={cursor} className={classes.labelled}>
      <TextInput
        aria-label={name}
        type="url"
        placeholder="linkedin.com/in/…"
        value={row.url}
        onChange={(event) => onChange({ url: event.currentTarget.value, kind: null })}
        error={errorOf("url")}
        {...(autoFocus ? { "data-autofocus": true } : {})}
      />
      <KindSelect
        kinds={linkKinds}
        value={row.kind}
        label={t("people.kindOfOne", { name })}
        onChange={(kind) => onChange({ kind })}
      />
    </div>
  );
}

function AddressInputs({ row, number, autoFocus, errorOf, onChange }: Props<PostalAddress>) {
  const { t } = useTranslation();
  const text = (part: keyof PostalAddress) => ({
    label: t(`people.address.${part}`),
    value: row[part] ?? "",
    error: errorOf(part),
  });
  const cursor = useCursor<HTMLFieldSetElement>(autoFocus);
  return (
    <fieldset ref={cursor} className={classes.address}>
      <legend className={classes.legend}>{t("people.addressNumber", { number })}</legend>
      <KindSelect
        kinds={addressKinds}
        value={row.kind}
        label={t("people.kindOfOne", { name: t("people.addressNumber", { number }) })}
        onChange={(kind) => onChange({ kind })}
      />
      <Textarea
        autosize
        minRows={1}
        {...text("street")}
        onChange={(event) => onChange({ street: event.currentTarget.value })}
        {...(autoFocus ? { "data-autofocus": true } : {})}
      />
      <Pair>
        <TextInput {...text("postalCode")} onChange={(event) => onChange({ postalCode: event.currentTarget.value })} />
        <TextInput {...text("city")} onChange={(event) => onChange({ city: event.currentTarget.value })} />
      </Pair>
      <Pair>
        <TextInput {...text("region")} onChange={(event) => onChange({ region: event.currentTarget.value })} />
        <TextInput
          {...text("country")}
          placeholder="PL"
          maxLength={2}
          onChange={(event) => onChange({ country: event.currentTarget.value.toUpperCase() })}
        />
      </Pair>
    </fieldset>
  );
}

function CompanyInputs({ row, number, autoFocus, errorOf, onChange }: Props<Partial<Employment>>) {
  const { t } = useTranslation();
  const cursor = useCursor<HTMLFieldSetElement>(autoFocus);
  return (
    <fieldset ref={cursor} className={classes.address}>
      <legend className={classes.legend}>{t("people.companyNumber", { number })}</legend>
      <RecordPicker
        resource="companies"
        label={t("field.company")}
        value={row.companyId ? { id: row.companyId, name: row.companyName ?? "" } : null}
        onChange={(picked) => onChange({ companyId: picked?.id ?? "", companyName: picked?.name ?? "" })}
        error={errorOf("companyId")}
        comboboxProps={{ withinPortal: false }}
      />
      <TextInput
        label={t("people.role")}
        value={row.role ?? ""}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
        error={errorOf("role")}
      />
      <Pair>
        <TextInput
          type="date"
          label={t("people.from")}
          value={row.from ?? ""}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
          error={errorOf("from")}
        />
        <TextInput
          type="date"
          label={t("people.until")}
          value={row.until ?? ""}
          onChange={(event) => onChange({ until: event.currentTarget.value })}
          error={errorOf("until")}
        />
      </Pair>
    </fieldset>
  );
}
