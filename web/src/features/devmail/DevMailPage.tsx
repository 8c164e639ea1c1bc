import { Tabs } from "@mantine/core";
import { IconArrowDownLeft, IconMailOff, IconPaperclip } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { formatNumber } from "@/shared/format/format";
import { MailHtml } from "@/shared/ui/MailHtml";
import { Page } from "@/shared/ui/Page";
import { Empty, Failure, SkeletonRows } from "@/shared/ui/states";
import { Ago, Pill } from "@/shared/ui/values";
import classes from "./DevMailPage.module.css";

interface CaughtMail {
  id: string;
  from: string;
  to: string | string[];
  subject: string;
  at: string;
  inbound: boolean;
}

interface WholeMail extends CaughtMail {
  text?: string | null;
  html?: string | null;
  headers?: Record<string, string | string[]> | { name: string; value: string }[] | null;
  attachments?: { name: string; type: string; size: number }[] | null;
}

const listOptions = queryOptions({
  queryKey: ["dev", "mails"],
  queryFn: async ({ signal }) => {
    const answer = await request<CaughtMail[] | { items: CaughtMail[] }>("/api/v1/dev/mails?limit=200", { signal });
    return Array.isArray(answer) ? answer : answer.items;
  },
  refetchInterval: ({ state }) => (state.error ? false : 2_000),
  retry: false,
});

function mailOptions(id: string) {
  return queryOptions({
    queryKey: ["dev", "mails", id],
    queryFn: ({ signal }) => request<WholeMail>(`/api/v1/dev/mails/${encodeURIComponent(id)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

/** The mails that the embedded mail server has caught: what would have left, and what came in. */
export function DevMailPage({ openId }: { openId: string | undefined }) {
  const { t } = useTranslation();
  const query = useQuery(listOptions);
  const mails = query.data ?? [];
  const chosen = openId ?? undefined;
  const none = query.error instanceof Problem && query.error.status === 404;
  return (
    <Page title={t("nav.devMail")} fill aside={query.data ? <span role="status">{mails.length}</span> : undefined}>
      {none ? (
        <Empty
          icon={<IconMailOff size={22} stroke={1.5} />}
          title={t("devMail.noServer")}
          hint={t("devMail.noServerHint")}
        />
      ) : query.isError && !query.data ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <SkeletonRows label={t("state.loading")} rows={10} />
      ) : mails.length === 0 ? (
        <Empty title={t("devMail.empty")} hint={t("devMail.emptyHint")} />
      ) : (
        <div className={classes.panes} data-open={chosen ? true : undefined}>
          <ul className={classes.list} aria-label={t("nav.devMail")}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <Link
                  to="/dev/mail"
                  search={{ open: mail.id }}
                  className={classes.item}
                  aria-current={mail.id === chosen || undefined}
                >
                  <span className={classes.line}>
                    <span className={classes.who}>
                      {mail.inbound && (
                        <IconArrowDownLeft size={14} stroke={1.8} aria-label={t("devMail.inbound")} role="img" />
                      )}
                      {nameOf(mail.inbound ? mail.from : mail.to)}
                    </span>
                    <Ago value={mail.at} />
                  </span>
                  <span className={classes.subject}>{mail.subject || t("devMail.noSubject")}</span>
                </Link>
              </li>
            ))}
          </ul>
          <div className={classes.mail}>
            {chosen ? <Mail key={chosen} id={chosen} /> : <Empty title={t("devMail.choose")} />}
          </div>
        </div>
      )}
    </Page>
  );
}

function Mail({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const query = useQuery(mailOptions(id));
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  const mail = query.data;
  if (!mail) return <SkeletonRows label={t("state.loading")} rows={6} />;
  return (
    <article className={classes.article}>
      <Link to="/dev/mail" className={classes.back}>
        {t("devMail.back")}
      </Link>
      <header>
        <h2 className={classes.title}>{mail.subject || t("devMail.noSubject")}</h2>
        <dl className={classes.facts}>
          <dt>{t("devMail.from")}</dt>
          <dd>{mail.from}</dd>
          <dt>{t("devMail.to")}</dt>
          <dd>{[mail.to].flat().join(", ")}</dd>
          <dt>{t("devMail.at")}</dt>
          <dd>
            <Ago value={mail.at} />{" "}
            <Pill tone={mail.inbound ? "accent" : "neutral"}>
              {mail.inbound ? t("devMail.inbound") : t("devMail.outbound")}
            </Pill>
          </dd>
        </dl>
      </header>
      {!!mail.attachments?.length && (
        <ul className={classes.attachments} aria-label={t("devMail.attachments")}>
          {mail.attachments.map(({ name, type, size }) => (
            <li key={name}>
              <IconPaperclip size={14} stroke={1.6} aria-hidden /> {name}{" "}
              <span>
                {type}, {formatNumber(Math.ceil(size / 1024), i18n.language)} kB
              </span>
            </li>
          ))}
        </ul>
      )}
      <Tabs defaultValue={mail.html ? "html" : "text"} keepMounted={false}>
        <Tabs.List aria-label={t("devMail.parts")}>
          {mail.html && <Tabs.Tab value="html">HTML</Tabs.Tab>}
          <Tabs.Tab value="text">{t("devMail.text")}</Tabs.Tab>
          <Tabs.Tab value="headers">{t("devMail.headers")}</Tabs.Tab>
        </Tabs.List>
        {mail.html && (
          <Tabs.Panel value="html" className={classes.part as string}>
            <MailHtml html={mail.html} title={mail.subject || t("devMail.noSubject")} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="text" className={classes.part as string}>
          {mail.text ? <pre className={classes.text}>{mail.text}</pre> : <Empty title={t("devMail.noText")} />}
        </Tabs.Panel>
        <Tabs.Panel value="headers" className={classes.part as string}>
          <dl className={classes.headers}>
            {headersOf(mail.headers).map(([name, value], index) => (
              <div key={`${name}-${index}`}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

function nameOf(address: string | string[]): string {
  const first = [address].flat()[0] ?? "";
  return (
    first
      .replace(/<[^>]*>/, "")
      .replaceAll('"', "")
      .trim() || first
  );
}

function headersOf(headers: WholeMail["headers"]): [string, string][] {
  if (!headers) return [];
  if (Array.isArray(headers)) return headers.map(({ name, value }) => [name, value]);
  return Object.entries(headers).flatMap(([name, value]) => [value].flat().map((it): [string, string] => [name, it]));
}
