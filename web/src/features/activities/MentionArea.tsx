import { Textarea, type TextareaProps } from "@mantine/core";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import type { User } from "@/shared/api/types";
import classes from "./MentionArea.module.css";

interface Props extends Omit<TextareaProps, "value" | "onChange"> {
  value: string;
  onChange: (value: string) => void;
}

/** What somebody is called after the last @ before the caret. */
const begun = /(?:^|\s)@([\p{L}\p{M}' -]{0,40})$/u;

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ł/gi, "l").toLowerCase();

/** The users that a text speaks to: it has an @ before their names. */
export function mentionsOf(text: string, users: User[]): string[] {
  return users.filter((user) => text.includes(`@${user.name}`)).map((user) => user.id);
}

/** A text in which an @ offers the colleagues that it may speak to. */
export function MentionArea({ value, onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const users = useUsers();
  const input = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const found =
    typed === undefined
      ? []
      : users
          .filter((user) => user.status !== "disabled" && folded(user.name).includes(folded(typed)))
          .filter((user) => folded(user.name) !== folded(typed.trim()))
          .slice(0, 6);
  const look = () => {
    const area = input.current;
    setTyped(area ? begun.exec(area.value.slice(0, area.selectionStart))?.[1] : undefined);
    setActive(0);
  };
  const take = (user: User) => {
    const area = input.current;
    if (!area || typed === undefined) return;
    const start = area.selectionStart - typed.length;
    const next = `${value.slice(0, start)}${user.name} ${value.slice(area.selectionStart).replace(/^ /, "")}`;
    onChange(next);
    setTyped(undefined);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(start + user.name.length + 1, start + user.name.length + 1);
    });
  };
  const keys = (event: KeyboardEvent) => {
    const chosen = found[active];
    if (!chosen) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setActive((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
      take(chosen);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setTyped(undefined);
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <div className={classes.area}>
      <Textarea
        {...rest}
        ref={input}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          look();
        }}
        onKeyDown={keys}
        onBlur={() => setTyped(undefined)}
        role={found.length ? "combobox" : undefined}
        aria-expanded={found.length ? true : undefined}
        aria-controls={found.length ? list : undefined}
        aria-activedescendant={found.length ? `${list}-${active}` : undefined}
      />
      {found.length > 0 && (
        <div className={classes.list} id={list} role="listbox" aria-label={t("calendar.mention")}>
          {found.map((user, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
            <div
              key={user.id}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(user)}
            >
              {user.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
