import { Checkbox, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { pageOptions } from "@/shared/api/resources";
import { quote } from "@/shared/lib/cel";
import { FormDialog } from "@/shared/ui/FormDialog";
import { MoneyInput } from "@/shared/ui/MoneyInput";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";
import { useLeadRights } from "./api";
import { Conversion } from "./Conversion";
import classes from "./Leads.module.css";
import type { Lead } from "./types";

type CompanyChoice = "create" | "link" | "none";

/** Says what a conversion will make, lets it be changed, and then shows it being made. */
export function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const rights = useLeadRights();
  const [started, setStarted] = useState(false);
  const known = useQuery({
    ...pageOptions("contacts", { filter: `emails.exists(e, e.value == ${quote(lead.email ?? "")})`, limit: 1 }),
    enabled: !!lead.email,
    retry: false,
  }).data?.items[0];
  const firms = useQuery({
    ...pageOptions("companies", { filter: `name == ${quote(lead.companyName ?? "")}`, limit: 1 }),
    enabled: !!lead.companyName,
    retry: false,
  });
  const knownFirm = firms.data?.items[0];
  const [choice, setChoice] = useState<CompanyChoice>();
  const company: CompanyChoice =
    choice ?? (knownFirm ? "link" : lead.companyName && rights.withCompany ? "create" : "none");
  const [picked, setPicked] = useState<Picked | null>();
  const firm = picked === undefined ? (knownFirm ?? null) : picked;
  const [withDeal, setWithDeal] = useState(rights.withDeal);
  const [dealName, setDealName] = useState(t("lead.dealName", { name: lead.companyName ?? lead.name }));
  const [amount, setAmount] = useState<string | number>("");
  const [currency, setCurrency] = useState(i18n.language.startsWith("pl") ? "PLN" : "USD");
  const [touched, setTouched] = useState(false);
  const convert = useMutation({
    mutationFn: (body: object) =>
      request<Lead | undefined>(`/api/v1/leads/${lead.id}/convert`, { method: "POST", body, version: lead.version }),
    onSuccess: () => setStarted(true),
    // it is being converted already: then that is what there is to see
    onError: (error) => error instanceof Problem && error.status === 409 && setStarted(true),
  });
  const firmMissing = company === "link" && !firm;
  const dealNameMissing = withDeal && !dealName.trim();

  if (started) {
    return (
      <Modal
        opened
        onClose={onClose}
        size={480}
        title={t("lead.convertTitle", { name: lead.name })}
        closeButtonProps={{ "aria-label": t("action.close") }}
      >
        <Conversion id={lead.id} onClose={onClose} />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t("lead.convertTitle", { name: lead.name })}
      submit={t("lead.convertNow")}
      busy={convert.isPending}
      error={
        convert.error instanceof Problem && convert.error.status === 412
          ? t("conflict.moved", { name: lead.name })
          : convert.error?.message
      }
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (firmMissing || dealNameMissing) return;
        convert.mutate({
          contactId: known?.id ?? null,
          companyId: company === "link" ? firm?.id : null,
          createCompany: company === "create",
          deal: withDeal
            ? {
                name: dealName.trim(),
                amount: amount === "" ? null : { amount: String(amount), currency },
              }
            : null,
        });
      }}
    >
      <section className={classes.made} aria-label={t("lead.person")}>
        <h3>{t("lead.person")}</h3>
        <p>
          {known ? t("lead.personKnown", { name: known.name }) : t("lead.personNew", { name: lead.name })}
          {lead.email && <span className={classes.quiet}> · {lead.email}</span>}
        </p>
      </section>
      <section className={classes.made} aria-label={t("field.company")}>
        <h3>{t("field.company")}</h3>
        <SegmentedControl
          size="xs"
          aria-label={t("field.company")}
          value={company}
          onChange={(next) => setChoice(next as CompanyChoice)}
          data={[
            ...(lead.companyName && rights.withCompany ? [{ value: "create", label: t("lead.companyNew") }] : []),
            { value: "link", label: t("lead.companyKnown") },
            { value: "none", label: t("lead.companyNone") },
          ]}
        />
        {company === "create" && <p>{lead.companyName}</p>}
        {company === "link" && (
          <RecordPicker
            key={knownFirm?.id ?? "none"}
            resource="companies"
            aria-label={t("field.company")}
            value={firm ? { id: firm.id, name: firm.name } : null}
            onChange={setPicked}
            error={touched && firmMissing ? t("lead.chooseCompany") : undefined}
          />
        )}
      </section>
      {rights.withDeal && (
        <section className={classes.made} aria-label={t("field.deal")}>
          <Checkbox
            size="xs"
            label={t("lead.withDeal")}
            checked={withDeal}
            onChange={(event) => setWithDeal(event.currentTarget.checked)}
          />
          {withDeal && (
            <>
              <TextInput
                label={t("field.name")}
                value={dealName}
                onChange={(event) => setDealName(event.currentTarget.value)}
                error={touched && dealNameMissing ? t("form.aName") : undefined}
              />
              <MoneyInput
                label={t("field.amount")}
                amount={amount}
                currency={currency}
                onAmount={setAmount}
                onCurrency={setCurrency}
              />
            </>
          )}
        </section>
      )}
    </FormDialog>
  );
}
