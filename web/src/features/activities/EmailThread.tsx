import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MailHtml } from "@/shared/ui/MailHtml";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Ago, Avatar, Pill } from "@/shared/ui/values";
import { EmailFiles } from "./EmailFiles";
import classes from "./EmailThread.module.css";
import { type Email, type EmailParty, threadOptions } from "./emails";
import { WriteEmail } from "./WriteEmail";

/** A conversation by mail, the first one first. */
export function EmailThread({ id, subject, onClose }: { id: string; subject: string; onClose: () => void }) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 720px)") ?? false;
  const thread = useQuery({ ...threadOptions(id), refetchInterval: 8_000 });
  const [answering, setAnswering] = useState<Email>();
  const contact = answering?.contacts[0];
  if (answering && contact) {
    return (
      <WriteEmail
        contactId={contact.contactId}
        addresses={[contact.email]}
        subject={/^(re|odp):/i.test(answering.subject) ? answering.subject : `Re: ${answering.subject}`}
        inReplyTo={answering.id}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={subject}
      size={760}
      fullScreen={phone}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      {thread.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : thread.isError ? (
        <Failure error={thread.error} retry={() => void thread.refetch()} />
      ) : (
        <ol className={classes.thread} aria-label={t("email.thread")}>
          {thread.data.map((email) => (
            <Item key={email.id} email={email} onAnswer={() => setAnswering(email)} />
          ))}
        </ol>
      )}
    </Modal>
  );
}

const named = (party: EmailParty) => party.name || party.email;

function Item({ email, onAnswer }: { email: Email; onAnswer: () => void }) {
  const { t } = useTranslation();
  if (email.concealed) {
    return (
      <li className={classes.mail}>
        <div className={classes.head}>
          <IconLock size={15} stroke={1.7} aria-hidden />
          <span className={classes.who}>{email.subject}</span>
          <Ago value={email.at} />
        </div>
        <p className={classes.note}>{t("email.concealed")}</p>
      </li>
    );
  }
  const from = email.from ? named(email.from) : t("email.somebody");
  const others = [...(email.to ?? []), ...(email.cc ?? [])];
  return (
    <li className={classes.mail} data-direction={email.direction}>
      <div className={classes.head}>
        <Avatar name={from} size={22} />
        <span className={classes.who}>{from}</span>
        <Delivery email={email} />
        <Ago value={email.at} />
      </div>
      <p className={classes.note}>{t("email.to", { names: others.map(named).join(", ") })}</p>
      {email.html ? (
        <MailHtml html={email.html} title={t("email.from", { name: from })} />
      ) : (
        <p className={classes.text}>{email.text}</p>
      )}
      <EmailFiles emailId={email.id} files={email.files ?? []} />
      {email.problem && <p className={classes.problem}>{email.problem}</p>}
      {email.contacts.length > 0 && email.direction === "in" && (
        <Button variant="default" size="compact-sm" onClick={onAnswer}>
          {t("email.answer")}
        </Button>
      )}
    </li>
  );
}

function Delivery({ email }: { email: Email }) {
  const { t } = useTranslation();
  if (email.confidential) return <Pill>{t("email.confidential")}</Pill>;
  if (email.possibleDuplicate) return <Pill tone="warn">{t("email.possibleDuplicate")}</Pill>;
  if (email.delivery === "queued") return <Pill tone="warn">{t("email.queued")}</Pill>;
  if (email.delivery === "failed") return <Pill tone="bad">{t("email.failed")}</Pill>;
  return null;
}
