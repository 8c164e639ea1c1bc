import { Select, TagsInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Bulk,
  type BulkChange,
  countMeant,
  isUnderWay,
  type Meant,
  refreshAll,
  startBulk,
  undoBulk,
} from "@/shared/api/bulk";
import { useUsers } from "@/shared/api/resources";
import { formatNumber } from "@/shared/format/format";
import { type FilterField, ValueInput } from "../ConditionInputs";
import { FormDialog } from "../FormDialog";
import { toast } from "../toast";
import type { BulkKind } from "./BulkBar";
import { BulkProgress } from "./BulkProgress";

interface Props {
  resource: string;
  kind: BulkKind;
  meant: Meant;
  fields: FilterField[];
  onStarted: () => void;
  onClose: () => void;
}

/** Asks what is to be done to exactly how many records, does it, and says what became of them. */
export default function BulkDialog({ resource, kind, meant, fields, onStarted, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const users = useUsers();
  const [owner, setOwner] = useState<string | null>(null);
  const [added, setAdded] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const [field, setField] = useState<FilterField>();
  const [value, setValue] = useState("");
  const key = useRef(crypto.randomUUID());
  const counting = useQuery({
    queryKey: ["bulk", resource, "count", meant],
    queryFn: () => countMeant(resource, meant),
    staleTime: 0,
  });
  const count = counting.data;
  const change = changeOf(kind, { owner, added, removed, field, value });
  const start = useMutation({
    mutationFn: () => {
      if (!change) throw new Error("there is nothing to do");
      return startBulk(resource, change, "ids" in meant ? meant : { ...meant, count: count ?? 0 }, key.current);
    },
    onSuccess: (bulk) => {
      refreshAll(client, resource);
      onStarted();
      if (!isUnderWay(bulk) && bulk.refused === 0) {
        tell(bulk);
        onClose();
      }
    },
    onError: () => {
      key.current = crypto.randomUUID();
      void counting.refetch();
    },
  });
  const tell = (bulk: Bulk) =>
    toast({
      message: t(`bulk.done.${bulk.action}`, {
        count: bulk.changed,
        number: formatNumber(bulk.changed, i18n.language),
      }),
      ...(bulk.undoable
        ? {
            undo: () =>
              void undoBulk(bulk)
                .then((undone) => {
                  toast({ message: t("bulk.undone", { count: undone.undone }) });
                  if (undone.kept) toast({ bad: true, message: t("bulk.kept", { count: undone.kept }) });
                })
                .catch((error: Error) => toast({ bad: true, message: error.message }))
                .finally(() => refreshAll(client, resource)),
          }
        : {}),
    });
  if (start.data) {
    return (
      <BulkProgress
        bulk={start.data}
        onOver={(bulk) => {
          refreshAll(client, resource);
          if (bulk.refused === 0 && !bulk.problem) {
            tell(bulk);
            onClose();
          }
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t(`bulk.title.${kind}`)}
      submit={
        count === undefined
          ? t("state.loading")
          : t(`bulk.confirm.${kind}`, { count, number: formatNumber(count, i18n.language) })
      }
      danger={kind === "delete"}
      busy={start.isPending}
      disabled={!count || !change}
      error={(start.error ?? counting.error)?.message}
      onSubmit={(event) => {
        event.preventDefault();
        if (count && change) start.mutate();
      }}
      onClose={onClose}
    >
      {kind === "assign" && (
        <Select
          label={t("field.owner")}
          data={users.map((user) => ({ value: user.id, label: user.name }))}
          value={owner}
          onChange={setOwner}
          searchable
          data-autofocus
        />
      )}
      {kind === "tag" && (
        <>
          <TagsInput label={t("bulk.addTags")} value={added} onChange={setAdded} data-autofocus />
          <TagsInput label={t("bulk.removeTags")} value={removed} onChange={setRemoved} />
        </>
      )}
      {kind === "edit" && (
        <>
          <Select
            label={t("builder.field")}
            data={fields.map((it) => ({ value: it.field, label: it.label }))}
            value={field?.field ?? null}
            onChange={(next) => {
              setField(fields.find((it) => it.field === next));
              setValue("");
            }}
            allowDeselect={false}
            data-autofocus
          />
          {field && <ValueInput field={field} operator="is" value={value} onChange={setValue} />}
        </>
      )}
      {kind === "delete" && <p>{t("bulk.deleteHint")}</p>}
    </FormDialog>
  );
}

interface Wanted {
  owner: string | null;
  added: string[];
  removed: string[];
  field: FilterField | undefined;
  value: string;
}

/** The change in the words of the API; undefined as long as it is not all said. */
function changeOf(kind: BulkKind, { owner, added, removed, field, value }: Wanted): BulkChange | undefined {
  if (kind === "delete") return { action: "delete" };
  if (kind === "assign") return owner ? { action: "update", patch: { ownerId: owner } } : undefined;
  if (kind === "tag") {
    return added.length || removed.length
      ? { action: "update", add: { tags: added }, remove: { tags: removed } }
      : undefined;
  }
  const written = value === "" ? null : field?.kind === "number" ? Number(value) : value;
  if (!field) return undefined;
  // a field of a group, such as custom.seats, is changed alone
  const [name, ...within] = field.field.split(".").reverse();
  const patch = within.reduce<object>((inner, group) => ({ [group]: inner }), { [name ?? ""]: written });
  return { action: "update", patch: patch as Record<string, unknown> };
}
