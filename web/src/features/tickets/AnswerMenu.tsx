import { ActionIcon, Popover, TextInput, Tooltip, UnstyledButton } from "@mantine/core";
import { IconMessageBolt } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { pageOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Answer, Ticket } from "@/shared/api/ticketing";
import { toast } from "@/shared/ui/toast";
import classes from "./Tickets.module.css";

/** The answers that were written once: those in the customer's language first, filled in for this ticket. */
export function AnswerMenu({ ticket, onChoose }: { ticket: Ticket; onChoose: (text: string) => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const [opened, setOpened] = useState(false);
  const [q, setQ] = useState("");
  const answers = useQuery({
    ...pageOptions("answers", { limit: 200, sort: "name" }),
    enabled: opened && can("answer", "read"),
  });
  if (!can("answer", "read")) return null;
  const word = q.trim().toLowerCase();
  const fitting = (answers.data?.items ?? [])
    .filter((it) => !it.queueId || it.queueId === ticket.queueId)
    .filter((it) => !word || `${it.name} ${it.body}`.toLowerCase().includes(word))
    .sort((a, b) => rank(a, ticket) - rank(b, ticket));
  const choose = async (answer: Answer) => {
    setOpened(false);
    try {
      const { text } = await request<{ text: string }>(`/api/v1/answers/${answer.id}/render?ticketId=${ticket.id}`);
      onChoose(text);
    } catch (error) {
      toast({ bad: true, title: t("ticket.noAnswer"), message: (error as Error).message });
    }
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus width={320} withinPortal={false}>
      <Popover.Target>
        <Tooltip label={t("nav.answers")}>
          <ActionIcon aria-label={t("nav.answers")} onClick={() => setOpened(!opened)}>
            <IconMessageBolt size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("nav.answers")}>
        <TextInput
          aria-label={t("ticket.findAnswer")}
          placeholder={t("ticket.findAnswer")}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            const [first] = fitting;
            if (first) void choose(first);
          }}
          data-autofocus
        />
        <ul className={classes.answers}>
          {fitting.map((answer) => (
            <li key={answer.id}>
              <UnstyledButton className={classes.answer} onClick={() => void choose(answer)}>
                <span className={classes.answerName}>{answer.name}</span>
                <span className={classes.answerBody}>{answer.body}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {answers.isError && <p className={classes.none}>{t("state.searchFailed")}</p>}
        {answers.isSuccess && fitting.length === 0 && <p className={classes.none}>{t("state.nothingFound")}</p>}
      </Popover.Dropdown>
    </Popover>
  );
}

function rank(answer: Answer, ticket: Ticket): number {
  return !answer.language ? 1 : answer.language === ticket.language ? 0 : 2;
}
