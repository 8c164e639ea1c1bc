import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconBan, IconCheck, IconHistory, IconHourglass, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCan } from "@/shared/api/session";
import type { Contact } from "@/shared/api/types";
import { formatTime } from "@/shared/format/format";
import { Panel } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { contactConsentsOptions } from "./api";
import classes from "./Consents.module.css";
import { type Chosen, DecisionDialog } from "./DecisionDialog";
import { LedgerHistory } from "./LedgerHistory";
import type { Place, PurposeOfContact } from "./types";

/** What a contact may be written to for, by which way, since when and why, and what was said before. */
export function ConsentsPanel({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const can = useCan();
  const seen = can("consent", "read");
  const query = useQuery({ ...contactConsentsOptions(contact.id), enabled: seen });
  const [open, setOpen] = useState(false);
  const [choosing, setChoosing] = useState<Chosen>();
  if (!seen) return null;
  const purposes = query.data?.items.filter((it) => it.active || it.places.some((place) => place.decision)) ?? [];
  return (
    <Panel
      title={t("consent.title")}
      aside={
        query.data && query.data.history.length > 0 ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconHistory size={14} stroke={1.6} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {t("consent.history", { count: query.data.history.length })}
          </Button>
        ) : undefined
      }
    >
      {query.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : query.isError ? (
        <Failure inline error={query.error} retry={() => void query.refetch()} />
      ) : (
        <>
          {purposes.map((purpose) => (
            <OfPurpose
              key={purpose.key}
              purpose={purpose}
              onChoose={
                can("consent", "create") && purpose.withdrawable && !contact.mergedInto
                  ? (place) => setChoosing({ purpose, place })
                  : undefined
              }
            />
          ))}
          {open && (
            <LedgerHistory
              lines={query.data.history}
              purposes={query.data.items}
              onCorrect={
                can("consent", "create")
                  ? ({ entry, address }) => {
                      const purpose = query.data.items.find((it) => it.key === entry.purpose);
                      if (!purpose) return;
                      setChoosing({
                        purpose,
                        place: { channel: entry.channel, address, decision: entry.decision, allowed: false },
                        corrects: entry.id,
                      });
                    }
                  : undefined
              }
            />
          )}
        </>
      )}
      {choosing && <DecisionDialog contact={contact} chosen={choosing} onClose={() => setChoosing(undefined)} />}
    </Panel>
  );
}

function OfPurpose({
  purpose,
  onChoose,
}: {
  purpose: PurposeOfContact;
  onChoose: ((place: Place) => void) | undefined;
}) {
  const { t, i18n } = useTranslation();
  const title = i18n.language === "pl" ? purpose.title.pl : purpose.title.en;
  return (
    <section className={classes.purpose} aria-label={title}>
      <h3 className={classes.name}>
        {title}
        <span className={classes.basis}>{t(`consent.basis.${purpose.legalBasis}`)}</span>
      </h3>
      {purpose.places.length === 0 && <p className={classes.quiet}>{t("consent.noPlace")}</p>}
      <ul className={classes.places}>
        {purpose.places.map((place) => (
          <li key={`${place.channel} ${place.address ?? ""}`} className={classes.place}>
            <State place={place} />
            <span className={classes.where}>
              <span>{t(`consent.channel.${place.channel}`)}</span>
              {place.address && <span className={classes.address}>{place.address}</span>}
              <span className={classes.quiet}>
                {purpose.withdrawable && place.missing ? t(`consent.missing.${place.missing}`) : t("consent.allowed")}
                {place.at && ` · ${formatTime(place.at, i18n.language)}`}
              </span>
            </span>
            {onChoose && (
              <Tooltip label={t("consent.enter")}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t("consent.enterFor", {
                    purpose: title,
                    channel: t(`consent.channel.${place.channel}`),
                    address: place.address ?? "",
                  })}
                  onClick={() => onChoose(place)}
                >
                  <IconPencil size={14} stroke={1.6} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Shape and words tell it, colour only repeats it. */
function State({ place }: { place: Place }) {
  const waits = place.missing === "confirmation";
  const Icon = place.allowed ? IconCheck : waits ? IconHourglass : IconBan;
  return (
    <span className={classes.state} data-tone={place.allowed ? "good" : waits ? "warn" : "bad"} aria-hidden>
      <Icon size={14} stroke={1.8} />
    </span>
  );
}
