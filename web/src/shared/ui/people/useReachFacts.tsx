import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Company, Contact, Labelled } from "@/shared/api/types";
import { countryName } from "@/shared/format/format";
import type { Fact } from "@/shared/ui/fact";
import named from "@/shared/ui/named.module.css";
import { Blank } from "@/shared/ui/values";
import classes from "./People.module.css";
import { RowsDialog } from "./RowsDialog";
import { lines, type RowsField } from "./rows";

type Someone = Contact | Company;
const zones = Intl.supportedValuesOf("timeZone");

/** How somebody is reached, as facts of a record; what has several rows is written in a dialog. */
export function useReachFacts<T extends Someone>(list: "contacts" | "companies", record: T) {
  const { t, i18n } = useTranslation();
  const [editing, setEditing] = useState<RowsField>();
  const titles: Record<RowsField, string> = useMemo(
    () => ({
      emails: t("field.email"),
      phones: t("field.phone"),
      addresses: t("people.addresses"),
      links: t("people.links"),
      companies: t("nav.companies"),
    }),
    [t],
  );
  const facts = useMemo(() => {
    const rows = (field: RowsField, show: (record: T) => React.ReactNode): Fact<T> => ({
      id: field,
      label: titles[field],
      show,
      onEdit: () => setEditing(field),
    });
    const labelled = (values: Labelled[] | null | undefined, href: string) =>
      values?.length ? (
        <div className={classes.lines}>
          {values.map(({ value, kind }) => (
            <div key={value}>
              <a className={named.link} href={`${href}${value}`}>
                {value}
              </a>{" "}
              {kind && <span className={classes.kind}>{t(`people.kind.${kind}`)}</span>}
            </div>
          ))}
        </div>
      ) : (
        <Blank />
      );
    return {
      emails: rows("emails", ({ emails }) => labelled(emails, "mailto:")),
      phones: rows("phones", (it) => labelled(phonesOf(it), "tel:")),
      addresses: rows("addresses", ({ addresses }) =>
        addresses?.length ? (
          <div className={classes.lines}>
            {addresses.map((address, at) => (
              <address key={at} style={{ fontStyle: "normal" }}>
                {address.kind && <span className={classes.kind}>{t(`people.kind.${address.kind}`)}</span>}
                {lines(address, (code) => countryName(code, i18n.language)).map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </address>
            ))}
          </div>
        ) : (
          <Blank />
        ),
      ),
      links: rows("links", ({ links }) =>
        links?.length ? (
          <div className={classes.lines}>
            {links.map(({ url, kind }) => (
              <div key={url}>
                <a className={named.link} href={url} target="_blank" rel="noreferrer noopener">
                  {url.replace(/^https?:\/\/(www\.)?/, "")}
                </a>{" "}
                {kind && kind !== "website" && <span className={classes.kind}>{t(`people.kind.${kind}`)}</span>}
              </div>
            ))}
          </div>
        ) : (
          <Blank />
        ),
      ),
      languages: {
        id: "languages",
        label: t("people.languages"),
        show: (it) =>
          languagesOf(it)
            .map((code) => languageName(code, i18n.language))
            .join(", ") || <Blank />,
        edit: {
          as: "tags",
          read: (it) => languagesOf(it).join("\n"),
          write: (value) => ({ languages: value ? value.split("\n") : [] }) as unknown as Partial<T>,
        },
      } satisfies Fact<T>,
      timeZone: {
        id: "timeZone",
        label: t("people.timeZone"),
        show: ({ timeZone }) => (timeZone ? <Clock zone={timeZone} /> : <Blank />),
        edit: {
          as: "choice",
          choices: zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
          read: ({ timeZone }) => timeZone ?? "",
          write: (value) => ({ timeZone: value || null }) as unknown as Partial<T>,
        },
      } satisfies Fact<T>,
    };
  }, [t, i18n.language, titles]);
  const dialog = editing && (
    <RowsDialog
      list={list}
      record={record}
      field={editing}
      title={titles[editing]}
      onClose={() => setEditing(undefined)}
    />
  );
  return { facts, dialog, edit: setEditing };
}

/** Of a company from before it had several, its only number. */
function phonesOf(record: Someone): Labelled[] {
  const { phones } = record;
  if (phones) return phones;
  return "phone" in record && record.phone ? [{ value: record.phone }] : [];
}

function languagesOf(record: Someone): string[] {
  return record.languages ?? ("language" in record && record.language ? [record.language] : []);
}

export function languageName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** A zone with the time that it is there now. */
function Clock({ zone }: { zone: string }) {
  const { i18n } = useTranslation();
  let time = "";
  try {
    time = new Intl.DateTimeFormat(i18n.language, { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format();
  } catch {
    // a zone that this browser does not know
  }
  return (
    <span>
      {zone.replaceAll("_", " ")} <span className={classes.kind}>{time}</span>
    </span>
  );
}
