import { Button, Modal, SegmentedControl } from "@mantine/core";
import {
  IconCheck,
  IconClock,
  IconLink,
  IconMapPin,
  IconPencil,
  IconRepeat,
  IconTrash,
  IconUser,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePatch } from "@/shared/api/resources";
import { RichView } from "@/shared/ui/rich/RichView";
import { toast } from "@/shared/ui/toast";
import { activityOptions, useAnswer } from "./api";
import classes from "./Dialogs.module.css";
import { spoken } from "./EntryButton";
import { GuestList } from "./GuestList";
import { Proposals } from "./Proposals";
import { repeatName } from "./repeat";
import type { Entry } from "./types";

interface Props {
  entry: Entry;
  me?: string | undefined;
  mayChange: boolean;
  mayDelete: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onClose: () => void;
}

/** What an entry says, and what can be done with it. */
export function EntryCard({ entry, me, mayChange, mayDelete, onEdit, onDelete, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const record = useQuery(activityOptions(entry.id)).data;
  const answer = useAnswer();
  const patch = usePatch("activities");
  const mine = entry.attendees?.find((one) => one.userId && one.userId === me);
  const fail = (error: Error) => toast({ bad: true, message: error.message });
  const customer = entry.contactId
    ? { to: `/contacts/${entry.contactId}`, label: t("calendar.toContact") }
    : entry.dealId
      ? { to: `/deals/${entry.dealId}`, label: t("calendar.toDeal") }
      : entry.companyId
        ? { to: `/companies/${entry.companyId}`, label: t("calendar.toCompany") }
        : undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={entry.name || t("calendar.unnamed")}
      size={440}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <div className={classes.card}>
        <Line icon={<IconClock size={15} stroke={1.7} />}>{spoken(entry, i18n.language)}</Line>
        {entry.occurrence && record?.schedule?.rule && (
          <Line icon={<IconRepeat size={15} stroke={1.7} />}>{repeatName(record.schedule.rule, t, i18n.language)}</Line>
        )}
        {entry.location && <Line icon={<IconMapPin size={15} stroke={1.7} />}>{entry.location}</Line>}
        {record?.link && (
          <Line icon={<IconLink size={15} stroke={1.7} />}>
            <a href={record.link} target="_blank" rel="noopener noreferrer">
              {record.link}
            </a>
          </Line>
        )}
        <Line icon={<IconUser size={15} stroke={1.7} />}>
          {entry.ownerName || t("calendar.nobody")}
          {customer && (
            <>
              {" · "}
              <Link to={customer.to as "/"}>{customer.label}</Link>
            </>
          )}
        </Line>
        {record?.bodyHtml ? (
          <div className={classes.cardBody} data-rich>
            <RichView html={record.bodyHtml} />
          </div>
        ) : (
          record?.body && <p className={classes.cardBody}>{record.body}</p>
        )}
        {!!entry.attendees?.length && (
          <GuestList entry={entry} guests={record?.attendees ?? entry.attendees} invites={!!record?.invites} />
        )}
        {record && !!record.proposals?.length && <Proposals record={record} mayDecide={mayChange} />}
        {mine && (
          <SegmentedControl
            aria-label={t("calendar.yourAnswer")}
            fullWidth
            value={mine.answer ?? "needs-action"}
            onChange={(value) => answer.mutate({ entry, answer: value }, { onError: fail, onSuccess: onClose })}
            data={(["accepted", "tentative", "declined"] as const).map((value) => ({
              value,
              label: t(`calendar.say.${value}`),
            }))}
          />
        )}
        <div className={classes.cardTools}>
          {mayChange && entry.kind === "task" && (
            <Button
              variant="default"
              leftSection={<IconCheck size={14} />}
              loading={patch.isPending}
              onClick={() =>
                patch.mutate(
                  {
                    id: entry.id,
                    version: entry.version,
                    patch: { doneAt: entry.doneAt ? null : new Date().toISOString() },
                  },
                  { onSuccess: onClose, onError: fail },
                )
              }
            >
              {entry.doneAt ? t("calendar.undone") : t("calendar.done")}
            </Button>
          )}
          <Button variant="default" component="a" href={`/api/v1/activities/${entry.id}/ics`} download="activity.ics">
            {t("calendar.asFile")}
          </Button>
          {mayDelete && (
            <Button variant="default" leftSection={<IconTrash size={14} stroke={1.7} />} onClick={onDelete}>
              {t("calendar.delete")}
            </Button>
          )}
          {mayChange && (
            <Button leftSection={<IconPencil size={14} stroke={1.7} />} onClick={onEdit} data-autofocus>
              {t("calendar.edit")}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={classes.cardLine}>
      <span aria-hidden>{icon}</span>
      <span>{children}</span>
    </p>
  );
}
