import { Checkbox, SegmentedControl, Select, TextInput } from "@mantine/core";
import type { TFunction } from "i18next";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { useUsers } from "@/shared/api/resources";
import type { ActivityKind } from "@/shared/api/types";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { RecordPicker } from "@/shared/ui/RecordPicker";
import { RichInput } from "@/shared/ui/rich/RichInput";
import { useSave } from "./api";
import { type Beginning, bodyOf, type Draft, draftOf, isOutside, time } from "./draft";
import { Guests } from "./Guests";
import { type Repeat, repeats } from "./repeat";
import { type Day, dayOf } from "./time";

interface Props extends Beginning {
  /** Of a recurring one: the one occurrence. */
  alone?: boolean | undefined;
  onClose: () => void;
  onSaved: (name: string) => void;
}

const kinds = ["meeting", "call", "task", "note"] as const;
const reminders = [0, 5, 10, 15, 30, 60, 120, 1440, 2880];

/** What is planned: when, where, with whom. */
export function ActivityForm(props: Props) {
  const { entry, alone, onClose, onSaved } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(props));
  const [touched, setTouched] = useState(false);
  const save = useSave();
  const users = useUsers();
  const set = <K extends keyof Draft>(key: K, value: Draft[K]) => setDraft((known) => ({ ...known, [key]: value }));
  const task = draft.kind === "task";
  const refused = save.error instanceof Problem ? save.error : undefined;
  const errorAt = (...fields: string[]) =>
    refused?.errors.find(({ field }) => fields.some((it) => field === it || field.startsWith(`${it}[`)))?.message;
  const nameless = touched && !draft.name.trim() ? t("calendar.nameless") : undefined;
  const backwards =
    !task &&
    (draft.allDay
      ? draft.toDay < draft.fromDay
      : `${draft.toDay}T${draft.toTime}` < `${draft.fromDay}T${draft.fromTime}`)
      ? t("calendar.endsBefore")
      : undefined;
  const placed = refused?.errors.some(({ field }) =>
    /^(name|schedule|location|link|contactId|attendees|invites)/.test(field),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTouched(true);
    if (!draft.name.trim() || backwards) return;
    save.mutate(
      { entry, alone: !!alone, body: bodyOf(draft, alone, users) },
      { onSuccess: () => onSaved(draft.name.trim()) },
    );
  };
  /** An end that came before the new start goes with it. */
  const setStart = (fromDay: Day, fromTime: string) =>
    setDraft((known) => {
      const length = Math.max(
        0,
        Date.parse(`${known.toDay}T${known.toTime}`) - Date.parse(`${known.fromDay}T${known.fromTime}`),
      );
      const start = Date.parse(`${fromDay}T${fromTime}`);
      if (Number.isNaN(start) || Number.isNaN(length)) return { ...known, fromDay, fromTime };
      const end = new Date(start + length);
      return { ...known, fromDay, fromTime, toDay: dayOf(end), toTime: time(end) };
    });
  return (
    <FormDialog
      title={entry ? t("calendar.editTitle") : t("calendar.newTitle")}
      submit={entry ? t("action.save") : t("calendar.create")}
      busy={save.isPending}
      error={save.error && !placed ? save.error.message : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t("composer.kind")}
        fullWidth
        value={draft.kind}
        onChange={(value) => set("kind", value as ActivityKind)}
        data={kinds.map((value) => ({ value, label: t(`activity.kind.${value}`) }))}
      />
      <TextInput
        label={t("calendar.name")}
        value={draft.name}
        maxLength={200}
        onChange={(event) => set("name", event.currentTarget.value)}
        onBlur={() => setTouched(true)}
        error={nameless ?? errorAt("name")}
        data-autofocus
      />
      <Pair>
        <TextInput
          type="date"
          label={task ? t("field.dueAt") : t("calendar.from")}
          value={draft.fromDay}
          onChange={(event) => setStart(event.currentTarget.value, draft.fromTime)}
          error={errorAt("schedule.startsAt", "schedule.timeZone", "dueAt")}
          required
        />
        {!draft.allDay && (
          <TextInput
            type="time"
            label={t("calendar.fromTime")}
            value={draft.fromTime}
            onChange={(event) => setStart(draft.fromDay, event.currentTarget.value)}
            required
          />
        )}
      </Pair>
      {!task && (
        <>
          <Pair>
            <TextInput
              type="date"
              label={t("calendar.to")}
              value={draft.toDay}
              min={draft.fromDay}
              onChange={(event) => set("toDay", event.currentTarget.value)}
              error={backwards ?? errorAt("schedule.endsAt")}
              required
            />
            {!draft.allDay && (
              <TextInput
                type="time"
                label={t("calendar.toTime")}
                value={draft.toTime}
                onChange={(event) => set("toTime", event.currentTarget.value)}
                required
              />
            )}
          </Pair>
          <Checkbox
            label={t("calendar.allDay")}
            checked={draft.allDay}
            onChange={(event) => set("allDay", event.currentTarget.checked)}
          />
          {!alone && (
            <Pair>
              <Select
                label={t("calendar.repeats")}
                value={draft.repeat}
                allowDeselect={false}
                onChange={(value) => set("repeat", (value ?? "none") as Repeat)}
                data={repeats.map((value) => ({ value, label: t(`calendar.repeat.${value}`) }))}
              />
              {draft.repeat === "custom" ? (
                <TextInput
                  label={t("calendar.rule")}
                  placeholder="FREQ=MONTHLY;BYDAY=1MO"
                  value={draft.custom}
                  onChange={(event) => set("custom", event.currentTarget.value)}
                  error={errorAt("schedule.rule")}
                />
              ) : (
                draft.repeat !== "none" && (
                  <TextInput
                    type="date"
                    label={t("calendar.until")}
                    value={draft.until}
                    min={draft.fromDay}
                    onChange={(event) => set("until", event.currentTarget.value)}
                    error={errorAt("schedule.rule")}
                  />
                )
              )}
            </Pair>
          )}
        </>
      )}
      <Pair>
        <TextInput
          label={t("calendar.location")}
          value={draft.location}
          onChange={(event) => set("location", event.currentTarget.value)}
          error={errorAt("location")}
        />
        <TextInput
          type="url"
          label={t("calendar.link")}
          placeholder="https://"
          value={draft.link}
          onChange={(event) => set("link", event.currentTarget.value)}
          error={errorAt("link")}
        />
      </Pair>
      {!task && (
        <Guests value={draft.attendees} onChange={(value) => set("attendees", value)} error={errorAt("attendees")} />
      )}
      {!task && draft.invites !== undefined && draft.attendees.some(isOutside) && (
        <Checkbox
          label={t("calendar.invites")}
          description={t("calendar.invitesHint")}
          checked={draft.invites}
          onChange={(event) => set("invites", event.currentTarget.checked)}
          error={errorAt("invites")}
        />
      )}
      <Pair>
        <RecordPicker
          resource="contacts"
          label={t("calendar.about")}
          value={draft.contact}
          onChange={(value) => set("contact", value)}
          error={errorAt("contactId")}
        />
        <Select
          label={t("calendar.remind")}
          value={draft.reminder}
          allowDeselect={false}
          onChange={(value) => set("reminder", value ?? "")}
          data={[
            { value: "", label: t("calendar.noReminder") },
            ...[...new Set([...reminders, ...(draft.reminder === "" ? [] : [Number(draft.reminder)])])]
              .sort((a, b) => a - b)
              .map((minutes) => ({ value: String(minutes), label: before(minutes, t) })),
          ]}
        />
      </Pair>
      <RichInput
        label={t("calendar.notes")}
        labelled
        value={draft.body}
        onChange={(value) => set("body", value)}
        error={errorAt("body", "bodyHtml")}
      />
    </FormDialog>
  );
}

function before(minutes: number, t: TFunction): string {
  if (minutes === 0) return t("calendar.atStart");
  if (minutes % 1440 === 0) return t("calendar.daysBefore", { count: minutes / 1440 });
  if (minutes % 60 === 0) return t("calendar.hoursBefore", { count: minutes / 60 });
  return t("calendar.minutesBefore", { count: minutes });
}
