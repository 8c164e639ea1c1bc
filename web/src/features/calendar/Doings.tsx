import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { toast } from "@/shared/ui/toast";
import { ActivityForm } from "./ActivityForm";
import { activityOptions, type Move, useDrop, useUndo } from "./api";
import classes from "./Dialogs.module.css";
import { EntryCard } from "./EntryCard";
import type { Day } from "./time";
import type { Entry } from "./types";

/** What somebody is doing in the calendar; of a recurring entry it is asked whether all of it is meant. */
export type Doing =
  | { what: "create"; day: Day; from?: number | undefined; to?: number | undefined }
  | { what: "show" | "ask-edit" | "ask-delete"; entry: Entry }
  | { what: "edit"; entry: Entry; alone: boolean }
  | { what: "move"; entry: Entry; to: { startsAt: string; endsAt: string } };

interface Props {
  doing: Doing;
  me: string | undefined;
  onDoing: (doing: Doing) => void;
  onMove: (move: Move) => void;
  onClose: () => void;
}

/** The dialogs of the calendar. */
export function Doings({ doing, me, onDoing, onMove, onClose }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const drop = useDrop();
  const undo = useUndo();
  const fail = (error: Error) => toast({ bad: true, message: error.message });
  const saved = (name: string) => {
    onClose();
    toast({ message: t("calendar.saved", { name }) });
  };
  const remove = (entry: Entry, alone: boolean) =>
    drop.mutate(
      { entry, alone },
      {
        onSuccess: (back) =>
          toast({
            message: t("calendar.deleted", { name: entry.name }),
            undo: () => undo.mutate(back, { onError: fail }),
          }),
        onError: fail,
        onSettled: onClose,
      },
    );
  switch (doing.what) {
    case "create":
      return <ActivityForm start={doing} onClose={onClose} onSaved={saved} />;
    case "show":
      return (
        <EntryCard
          entry={doing.entry}
          me={me}
          mayChange={can("activity", "update")}
          mayDelete={can("activity", "delete")}
          onEdit={() =>
            onDoing(
              doing.entry.occurrence
                ? { what: "ask-edit", entry: doing.entry }
                : { what: "edit", entry: doing.entry, alone: false },
            )
          }
          onDelete={() => onDoing({ what: "ask-delete", entry: doing.entry })}
          onClose={onClose}
        />
      );
    case "edit":
      return <Editing {...doing} onClose={onClose} onSaved={saved} />;
    case "ask-edit":
      return (
        <Which
          title={t("calendar.whichEdit")}
          onOne={() => onDoing({ what: "edit", entry: doing.entry, alone: true })}
          onAll={() => onDoing({ what: "edit", entry: doing.entry, alone: false })}
          onClose={onClose}
        />
      );
    case "ask-delete":
      return (
        <Which
          title={t("calendar.whichDelete", { name: doing.entry.name })}
          onOne={doing.entry.occurrence ? () => remove(doing.entry, true) : undefined}
          onAll={() => remove(doing.entry, false)}
          danger
          onClose={onClose}
        />
      );
    case "move":
      return (
        <Which
          title={t("calendar.whichMove")}
          onOne={() => {
            onMove({ entry: doing.entry, to: doing.to });
            onClose();
          }}
          onAll={() => {
            onMove({ entry: doing.entry, to: doing.to, all: true });
            onClose();
          }}
          onClose={onClose}
        />
      );
  }
}

function Editing({
  entry,
  alone,
  onClose,
  onSaved,
}: {
  entry: Entry;
  alone: boolean;
  onClose: () => void;
  onSaved: (name: string) => void;
}) {
  const record = useQuery(activityOptions(entry.id)).data;
  const contactId = record?.contactId ?? "";
  const contact = useQuery({ ...recordOptions("contacts", contactId), enabled: !!contactId });
  if (!record || contact.isLoading) return null;
  const begins = record.schedule;
  // All of a series is shown where it begins, whichever occurrence was taken.
  const whole =
    !alone && entry.occurrence && begins ? { ...entry, startsAt: begins.startsAt, endsAt: begins.endsAt } : entry;
  return (
    <ActivityForm
      key={record.id}
      entry={{ ...whole, version: record.version }}
      record={record}
      contactName={contact.data?.name}
      alone={alone}
      onClose={onClose}
      onSaved={onSaved}
    />
  );
}

interface WhichProps {
  title: string;
  onOne?: (() => void) | undefined;
  onAll: () => void;
  danger?: boolean;
  onClose: () => void;
}

/** Asks whether one occurrence is meant, or all. */
function Which({ title, onOne, onAll, danger, onClose }: WhichProps) {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={title} size={420} closeButtonProps={{ "aria-label": t("action.close") }}>
      <div className={classes.which}>
        {onOne && (
          <Button variant="default" onClick={onOne} data-autofocus>
            {t("calendar.one")}
          </Button>
        )}
        <Button
          {...(danger ? { color: "red" } : { variant: "default" })}
          onClick={onAll}
          {...(onOne ? {} : { "data-autofocus": true })}
        >
          {onOne ? t("calendar.all") : t("calendar.delete")}
        </Button>
      </div>
    </Modal>
  );
}
