import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconArrowMerge, IconCheck, IconDots, IconUserCheck } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAct } from "@/shared/api/resources";
import { useCan, useMe } from "@/shared/api/session";
import type { Ticket } from "@/shared/api/ticketing";
import { FormDialog } from "@/shared/ui/FormDialog";
import { toast } from "@/shared/ui/toast";
import { useRefusal } from "./TicketControls";
import { TicketPicker } from "./TicketPicker";
import classes from "./Tickets.module.css";
import { subjectOf } from "./values";

/** What comes next for a ticket. */
export function TicketActions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const can = useCan();
  const me = useMe();
  const act = useAct("tickets");
  const onError = useRefusal(ticket);
  const [merging, setMerging] = useState(false);
  if (!can("ticket", "update") || ticket.status === "merged") return null;
  const done = ticket.status === "solved" || ticket.status === "closed";
  const status = (to: Ticket["status"]) =>
    act.mutate(
      { record: ticket, verb: "status", body: { status: to } },
      {
        onError,
        onSuccess: (next) =>
          toast({
            message: t("ticket.nowIs", { number: ticket.number, status: t(`ticket.status.${next.status}`) }),
            undo: () => act.mutate({ record: next, verb: "status", body: { status: back(ticket) } }, { onError }),
          }),
      },
    );
  return (
    <>
      {me && ticket.ownerId !== me.id && (
        <Button
          variant="default"
          leftSection={<IconUserCheck size={14} />}
          onClick={() => act.mutate({ record: ticket, verb: "assign", body: { ownerId: me.id } }, { onError })}
        >
          {t("ticket.take")}
        </Button>
      )}
      {done ? (
        <Button variant="default" loading={act.isPending} onClick={() => status("open")}>
          {t("ticket.reopen")}
        </Button>
      ) : (
        <Button leftSection={<IconCheck size={14} />} loading={act.isPending} onClick={() => status("solved")}>
          {t("ticket.solve")}
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t("ticket.menu")}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowMerge size={15} stroke={1.6} />} onClick={() => setMerging(true)}>
            {t("ticket.merge")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {merging && <MergeDialog ticket={ticket} onClose={() => setMerging(false)} />}
    </>
  );
}

/** A new ticket cannot become new again. */
const back = ({ status }: Ticket) => (status === "new" ? "open" : status);

/** Merging cannot be taken back, so it says what will happen. */
function MergeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const act = useAct("tickets");
  const [into, setInto] = useState<Ticket | null>(null);
  const [touched, setTouched] = useState(false);
  return (
    <FormDialog
      title={t("ticket.mergeTitle", { number: ticket.number })}
      submit={t("ticket.mergeNow")}
      danger
      busy={act.isPending}
      error={act.error?.message}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTouched(true);
        if (!into) return;
        act.mutate(
          { record: ticket, verb: "merge", body: { intoId: into.id } },
          {
            onSuccess: () => {
              onClose();
              toast({ message: t("ticket.merged", { number: ticket.number, into: into.number }) });
              void navigate({ to: "/tickets/$id", params: { id: into.id } });
            },
          },
        );
      }}
    >
      <TicketPicker
        label={t("ticket.mergeInto")}
        except={[ticket.id]}
        value={into}
        onChange={setInto}
        error={touched && !into ? t("ticket.chooseTicket") : undefined}
        data-autofocus
      />
      <p className={classes.hint}>
        {into
          ? t("ticket.mergeExplain", { count: ticket.messages, number: ticket.number, into: subjectOf(into) })
          : t("ticket.mergeHint")}
      </p>
    </FormDialog>
  );
}
