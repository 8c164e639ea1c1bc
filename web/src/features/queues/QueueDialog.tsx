import { ActionIcon, Button, Checkbox, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpeningHours, Queue } from "@/shared/api/ticketing";
import { useSaving } from "@/shared/lib/useSaving";
import { FormDialog, Pair } from "@/shared/ui/FormDialog";
import { type Picked, RecordPicker } from "@/shared/ui/RecordPicker";
import { toast } from "@/shared/ui/toast";
import classes from "./Queues.module.css";
import { dayName } from "./week";

const workdays: OpeningHours[] = [1, 2, 3, 4, 5].map((day) => ({ day, from: "08:00", to: "16:00" }));
const zones = Intl.supportedValuesOf("timeZone");
const promises = ["firstResponseMinutes", "updateMinutes", "solutionMinutes"] as const;

/** Writes a queue: its address, when people work, and what is promised. */
export function QueueDialog({ queue, onClose }: { queue: Queue | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const { busy, errors, failure, begin, save } = useSaving("queues", queue);
  const [name, setName] = useState(queue?.name ?? "");
  const [email, setEmail] = useState(queue?.email ?? "");
  const [manager, setManager] = useState<Picked | null>(
    queue?.managerId ? { id: queue.managerId, name: queue.managerName ?? "" } : null,
  );
  const [timeZone, setTimeZone] = useState(queue?.calendar.timeZone ?? "Europe/Warsaw");
  const [hours, setHours] = useState(queue?.calendar.hours ?? workdays);
  const [holidays, setHolidays] = useState(queue?.calendar.holidays ?? []);
  const [level, setLevel] = useState(queue?.serviceLevel ?? { firstResponseMinutes: 60, solutionMinutes: 960 });
  const [signature, setSignature] = useState(queue?.signature ?? "");
  const [isDefault, setIsDefault] = useState(queue?.isDefault ?? false);
  const [touched, setTouched] = useState(false);
  const wrongHours = hours.some((it) => !it.from || !it.to || it.from >= it.to);
  const wrongDays = holidays.some((it) => !/^\d{4}-\d{2}-\d{2}$/.test(it) || Number.isNaN(Date.parse(it)));

  const submit = async () => {
    setTouched(true);
    begin();
    if (!name.trim() || wrongHours || wrongDays) return;
    const body = {
      name: name.trim(),
      email: email.trim() || null,
      managerId: manager?.id ?? null,
      calendar: { timeZone, hours, holidays: [...holidays].sort() },
      serviceLevel: level,
      language: queue?.language ?? null,
      signature: signature.trim() || null,
      isDefault,
      teamId: queue?.teamId ?? null,
    };
    await save(body, () => {
      toast({ message: t("queue.saved", { name: body.name }) });
      onClose();
    });
  };
  return (
    <FormDialog
      title={queue ? t("queue.editOne", { name: queue.name }) : t("queue.new")}
      submit={t("action.save")}
      busy={busy}
      error={failure}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Pair>
        <TextInput
          label={t("field.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={errors.name ?? (touched && !name.trim() ? t("form.aName") : undefined)}
          data-autofocus
        />
        <TextInput
          label={t("field.email")}
          type="email"
          description={t("queue.emailHint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={errors.email}
        />
      </Pair>
      <RecordPicker
        resource="users"
        within='status == "active"'
        label={t("queue.manager")}
        description={t("queue.managerHint")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={manager}
        onChange={setManager}
        error={errors.managerId}
      />
      <Hours
        hours={hours}
        onChange={setHours}
        error={touched && wrongHours ? t("queue.wrongHours") : errors.calendar}
      />
      <Pair>
        <Select
          label={t("queue.timeZone")}
          data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
          value={timeZone}
          onChange={(next) => next && setTimeZone(next)}
          searchable
          allowDeselect={false}
          limit={30}
        />
        <TagsInput
          size="xs"
          label={t("queue.holidays")}
          placeholder="2026-12-24"
          value={holidays}
          onChange={setHolidays}
          error={touched && wrongDays ? t("queue.wrongDay") : undefined}
          comboboxProps={{ withinPortal: false }}
        />
      </Pair>
      <fieldset className={classes.level}>
        <legend>{t("queue.promises")}</legend>
        {promises.map((field) => (
          <NumberInput
            key={field}
            size="xs"
            label={t(`queue.promise.${field}`)}
            placeholder={t("queue.noPromise")}
            suffix={` ${t("queue.minutes")}`}
            min={1}
            hideControls
            value={level[field] ?? ""}
            onChange={(next) => setLevel({ ...level, [field]: next === "" ? null : Number(next) })}
          />
        ))}
      </fieldset>
      <Textarea
        label={t("queue.signature")}
        autosize
        minRows={2}
        maxRows={5}
        size="xs"
        value={signature}
        onChange={(event) => setSignature(event.currentTarget.value)}
        error={errors.signature}
      />
      <Checkbox
        size="xs"
        label={t("queue.makeDefault")}
        checked={isDefault}
        disabled={queue?.isDefault ?? false}
        onChange={(event) => setIsDefault(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

interface HoursProps {
  hours: OpeningHours[];
  onChange: (hours: OpeningHours[]) => void;
  error: string | undefined;
}

/** The week: each day closed, or open once or several times. */
function Hours({ hours, onChange, error }: HoursProps) {
  const { t, i18n } = useTranslation();
  const set = (at: OpeningHours, to: Partial<OpeningHours>) =>
    onChange(hours.map((it) => (it === at ? { ...it, ...to } : it)));
  return (
    <fieldset className={classes.week}>
      <legend>{t("queue.hours")}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const open = hours.filter((it) => it.day === day);
        const long = dayName(day, i18n.language, "long");
        return (
          <div key={day} className={classes.day} role="group" aria-label={long}>
            <Checkbox
              size="xs"
              label={dayName(day, i18n.language)}
              aria-label={long}
              checked={open.length > 0}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...hours, { day, from: "08:00", to: "16:00" }]
                    : hours.filter((it) => it.day !== day),
                )
              }
            />
            <div className={classes.spans}>
              {open.length === 0 && <span className={classes.quiet}>{t("queue.closed")}</span>}
              {open.map((it, index) => (
                <span key={index} className={classes.span}>
                  <TextInput
                    type="time"
                    aria-label={t("queue.from", { day: long })}
                    value={it.from}
                    onChange={(event) => set(it, { from: event.currentTarget.value })}
                  />
                  –
                  <TextInput
                    type="time"
                    aria-label={t("queue.to", { day: long })}
                    value={it.to === "24:00" ? "23:59" : it.to}
                    onChange={(event) => set(it, { to: event.currentTarget.value })}
                  />
                  {open.length > 1 && (
                    <ActionIcon
                      size={26}
                      aria-label={t("queue.removeSpan", { day: long, from: it.from })}
                      onClick={() => onChange(hours.filter((other) => other !== it))}
                    >
                      <IconX size={14} />
                    </ActionIcon>
                  )}
                </span>
              ))}
            </div>
            {open.length > 0 && (
              <ActionIcon
                size={26}
                aria-label={t("queue.addSpan", { day: long })}
                onClick={() => onChange([...hours, { day, from: "17:00", to: "20:00" }])}
              >
                <IconPlus size={14} />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <Button variant="subtle" size="compact-xs" className={classes.usual as string} onClick={() => onChange(workdays)}>
        {t("queue.usualWeek")}
      </Button>
      {error && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
