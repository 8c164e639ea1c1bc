import { Button, Group, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Facts.module.css";
import type { Fact } from "./fact";

interface EditorProps<T> {
  fact: Fact<T>;
  initial: string;
  error: string | undefined;
  busy: boolean;
  onSave: (value: string) => void;
  onCancel: () => void;
}

/** A fact while it is written: Enter saves it, Escape leaves it. */
export function FactEditor<T>({ fact, initial, error, busy, onSave, onCancel }: EditorProps<T>) {
  const { t } = useTranslation();
  const [value, setValue] = useState(initial);
  const id = useId();
  const as = fact.edit?.as ?? "text";
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    } else if (
      event.key === "Enter" &&
      (event.ctrlKey || event.metaKey || (as !== "long" && as !== "tags" && as !== "choice"))
    ) {
      event.preventDefault();
      onSave(value);
    }
  };
  const common = { id, "aria-label": fact.label, error, autoFocus: true, "data-autofocus": true };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that bubble from the input in it
    <div className={classes.editor} onKeyDown={keys}>
      {as === "long" ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      ) : as === "choice" ? (
        <Choices common={common} choices={fact.edit?.choices ?? []} value={value} onChoose={onSave} />
      ) : as === "tags" ? (
        <TagsInput
          {...common}
          size="xs"
          value={value ? value.split("\n") : []}
          onChange={(next) => setValue(next.join("\n"))}
        />
      ) : as === "number" ? (
        <NumberInput
          {...common}
          size="xs"
          value={value}
          onChange={(next) => setValue(String(next))}
          thousandSeparator=" "
          hideControls
          suffix={fact.edit?.suffix ? ` ${fact.edit.suffix}` : ""}
        />
      ) : as === "switch" ? (
        <Switch
          aria-label={fact.label}
          checked={value === "true"}
          onChange={(event) => onSave(String(event.currentTarget.checked))}
        />
      ) : (
        <TextInput
          {...common}
          type={as === "day" ? "date" : "text"}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <Group gap={4} mt={4} justify="flex-end">
        <Button variant="subtle" color="gray" size="compact-xs" onClick={onCancel}>
          {t("action.cancel")}
        </Button>
        <Button size="compact-xs" loading={busy} onClick={() => onSave(value)}>
          {t("action.save")}
        </Button>
      </Group>
    </div>
  );
}

interface ChoicesProps {
  common: object;
  choices: { value: string; label: string }[];
  value: string;
  onChoose: (value: string) => void;
}

/** Open from the start. It is drawn once more when its list has its id, which screen readers follow. */
function Choices({ common, choices, value, onChoose }: ChoicesProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(true);
  const [, settle] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => settle(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Select
      {...common}
      data={choices}
      value={value || null}
      onChange={(next) => onChoose(next ?? "")}
      searchable
      clearable
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={t("state.nothingFound")}
    />
  );
}
