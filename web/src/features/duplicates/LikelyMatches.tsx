import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { similarOptions } from "./api";
import classes from "./Duplicates.module.css";
import { Reasons } from "./Reasons";
import type { Draft } from "./types";

interface Props {
  draft: {
    firstName?: string | undefined;
    lastName?: string | undefined;
    emails?: string | undefined;
    phones?: string | undefined;
    company?: string | undefined;
  };
  onOpen: (id: string) => void;
}

const PAUSE = 350;

/** Warns while somebody is entered who may be there already. */
export function LikelyMatches({ draft, onOpen }: Props) {
  const { t } = useTranslation();
  const { firstName = "", lastName = "", emails = "", phones = "", company = "" } = draft;
  const written = useMemo<Draft>(
    () => ({
      ...(firstName.trim() ? { firstName: firstName.trim() } : {}),
      ...(lastName.trim() ? { lastName: lastName.trim() } : {}),
      ...(emails.includes("@") ? { emails: [emails.trim()] } : {}),
      ...(phones.trim().length > 5 ? { phones: [phones.trim()] } : {}),
      ...(company ? { companies: [company] } : {}),
    }),
    [firstName, lastName, emails, phones, company],
  );
  const [asked] = useDebouncedValue(written, PAUSE);
  const enough = !!(asked.emails || asked.phones || (asked.firstName && asked.lastName));
  const { data } = useQuery({ ...similarOptions(asked), enabled: enough, retry: false });
  const found = enough ? (data?.items ?? []) : [];
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <section className={classes.warning} aria-label={t("duplicate.perhaps")}>
          <h3>{t("duplicate.perhaps")}</h3>
          <ul>
            {found.map(({ contact, reasons }) => (
              <li key={contact.id}>
                <span className={classes.value}>
                  <strong>{contact.name ?? t("duplicate.aContact")}</strong>
                  <span className={classes.hint}>
                    {[contact.emails?.[0], contact.phones?.[0], contact.companies?.[0]].filter(Boolean).join(" · ")}
                  </span>
                  <Reasons reasons={reasons.filter(({ weight }) => weight > 0)} most={3} />
                </span>
                <Button size="compact-xs" variant="default" onClick={() => onOpen(contact.id)}>
                  {t("duplicate.openInstead")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
