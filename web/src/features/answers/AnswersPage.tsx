import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { type Answer, useQueues } from "@/shared/api/ticketing";
import { languageNames } from "@/shared/i18n";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank } from "@/shared/ui/values";
import { AnswerDialog } from "./AnswerDialog";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  /** The answer that is open, or `new`. */
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** The answers that are written once and used often. */
export function AnswersPage({ search, onSearch, openId, onOpen }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const queues = useQueues();
  const columns = useMemo<ListColumn<Answer>[]>(
    () => [
      {
        id: "name",
        header: t("field.name"),
        size: 280,
        sort: "name",
        cell: (answer) => (
          <UnstyledButton className={named.named} onClick={() => onOpen(answer.id)}>
            <span>{answer.name}</span>
          </UnstyledButton>
        ),
      },
      {
        id: "body",
        header: t("answer.body"),
        size: 420,
        cell: (answer) => answer.body.replace(/\s+/g, " "),
      },
      {
        id: "language",
        header: t("field.language"),
        size: 110,
        sort: "language",
        cell: ({ language }) => (language ? (languageNames[language] ?? language) : <Blank />),
      },
      {
        id: "queue",
        header: t("ticket.queue"),
        size: 160,
        cell: ({ queueId }) => queues.find((it) => it.id === queueId)?.name ?? t("answer.everyQueue"),
      },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 150,
        sort: "updatedAt",
        align: "right",
        cell: (answer) => <Ago value={answer.updatedAt} />,
      },
    ],
    [t, queues, onOpen],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      {
        field: "language",
        label: t("field.language"),
        kind: "choice",
        choices: Object.entries(languageNames).map(([value, label]) => ({ value, label })),
      },
      {
        field: "queueId",
        label: t("ticket.queue"),
        kind: "choice",
        choices: queues.map((queue) => ({ value: queue.id, label: queue.name })),
      },
    ],
    [t, queues],
  );
  return (
    <>
      <ResourceList
        resource="answers"
        permission="answer"
        title={t("nav.answers")}
        columns={columns}
        fields={fields}
        defaultSort="name"
        search={search}
        onSearch={onSearch}
        create={can("answer", "create") ? { label: t("answer.new"), onClick: () => onOpen("new") } : undefined}
        emptyHint={t("answer.emptyHint")}
        onOpen={(answer) => onOpen(answer.id)}
      />
      {openId === "new" && <AnswerDialog answer={undefined} onClose={() => onOpen(undefined)} />}
      {openId && openId !== "new" && <OpenAnswer key={openId} id={openId} onClose={() => onOpen(undefined)} />}
    </>
  );
}

function OpenAnswer({ id, onClose }: { id: string; onClose: () => void }) {
  const answer = useQuery(recordOptions("answers", id)).data;
  return answer ? <AnswerDialog answer={answer} onClose={onClose} /> : null;
}
