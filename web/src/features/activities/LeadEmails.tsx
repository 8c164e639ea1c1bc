import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import { Ago } from "@/shared/ui/values";
import { EmailSubject } from "./EmailSubject";
import classes from "./EmailThread.module.css";
import { leadEmailsOptions } from "./emails";

/** The mails with somebody who is a lead; nothing where there are none. */
export function LeadEmails({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...leadEmailsOptions(id), refetchInterval: 15_000 });
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t("email.list")}>
      <ul className={classes.list}>
        {data.map((email) => (
          <li key={email.id} className={classes.listed}>
            <EmailSubject id={email.id} subject={email.subject} />
            <Ago value={email.at} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
