import { Button, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSpeakerphone } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCustomFields } from "@/shared/api/custom";
import { Problem } from "@/shared/api/problem";
import { useCan } from "@/shared/api/session";
import { filterOf } from "@/shared/ui/custom/useCustomList";
import { DeleteButton } from "@/shared/ui/DeleteButton";
import { EditGate } from "@/shared/ui/EditGate";
import { EditorPage, Split } from "@/shared/ui/EditorPage";
import { FilterBuilder } from "@/shared/ui/FilterBuilder";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { useEditor } from "@/shared/ui/useEditor";
import { Audience } from "./Audience";
import { audienceOptions, segmentFieldsOptions } from "./api";
import { filterFields } from "./fields";
import classes from "./Marketing.module.css";
import type { Segment } from "./types";

export function SegmentPage({ id }: { id: string }) {
  return (
    <EditGate resource="segments" id={id}>
      {(segment) => <SegmentEditor segment={segment} />}
    </EditGate>
  );
}

interface Draft {
  name: string;
  description: string;
  filter: string;
}

const empty: Draft = { name: "", description: "", filter: "" };
const read = ({ name, description, filter }: Segment): Draft => ({ name, description: description ?? "", filter });
const write = ({ name, description, filter }: Draft) => ({ name, description: description || null, filter });

/** Who is meant: conditions on the left, who they are at this moment on the right. */
function SegmentEditor({ segment }: { segment: Segment | undefined }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const editable = can("segment", segment ? "update" : "create");
  const editor = useEditor<"segments", Draft>({
    resource: "segments",
    record: segment,
    empty,
    read,
    write,
    labels: { name: t("field.name"), description: t("field.description"), filter: t("segment.filter") },
    onSaved: ({ id, name }, created) => {
      toast({ message: t("editor.saved", { name }) });
      if (created) void navigate({ to: "/segments/$id", params: { id }, replace: true });
    },
  });
  const { draft, set } = editor;
  const known = useQuery(segmentFieldsOptions);
  const custom = useCustomFields("contacts");
  const fields = useMemo(
    () => [
      ...filterFields(known.data ?? [], t),
      ...custom.map((field) => ({ ...filterOf(field), group: t("nav.customFields") })),
    ],
    [known.data, custom, t],
  );
  const [filter] = useDebouncedValue(draft.filter.trim(), 350);
  const audience = useQuery(audienceOptions(filter));
  const refused = audience.error instanceof Problem && audience.error.status < 500 ? audience.error : undefined;
  return (
    <EditorPage
      title={segment?.name ?? t("segment.new")}
      editor={editor}
      editable={editable}
      actions={
        segment && (
          <>
            {can("campaign", "create") && (
              <Button
                variant="default"
                leftSection={<IconSpeakerphone size={14} />}
                onClick={() =>
                  void navigate({ to: "/campaigns/$id", params: { id: "new" }, search: { segment: segment.id } })
                }
              >
                {t("segment.campaign")}
              </Button>
            )}
            {can("segment", "delete") && (
              <DeleteButton
                resource="segments"
                record={segment}
                explain={t("segment.deleteExplain")}
                onDeleted={() => void navigate({ to: "/segments" })}
              />
            )}
          </>
        )
      }
    >
      <Split
        main={
          <Panel title={t("segment.who")}>
            <div className={classes.form}>
              <TextInput
                label={t("field.name")}
                required
                value={draft.name}
                onChange={(event) => set({ name: event.currentTarget.value })}
                error={editor.errorOf("name")}
                readOnly={!editable}
                data-autofocus={!segment || undefined}
              />
              <Textarea
                label={t("field.description")}
                autosize
                minRows={1}
                maxRows={5}
                size="xs"
                value={draft.description}
                onChange={(event) => set({ description: event.currentTarget.value })}
                error={editor.errorOf("description")}
                readOnly={!editable}
              />
              {known.data || known.isError ? (
                <FilterBuilder
                  label={t("segment.conditions")}
                  fields={fields}
                  value={draft.filter}
                  onChange={(next) => set({ filter: next })}
                  error={editor.errorOf("filter") ?? (refused?.errors[0]?.message || refused?.detail)}
                  empty={t("segment.everybodyHint")}
                  example={'dealsWon >= 1 && lastOpenedAt >= now - duration("720h")'}
                  readOnly={!editable}
                />
              ) : (
                <p className={classes.hint} role="status">
                  {t("state.loading")}
                </p>
              )}
            </div>
          </Panel>
        }
        side={
          <Audience
            query={audience}
            refused={!!refused}
            segmentId={segment && draft.filter === segment.filter ? segment.id : undefined}
          />
        }
      />
    </EditorPage>
  );
}
