import type { Editor } from "@tiptap/react";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import type { User } from "@/shared/api/types";
import classes from "./Rich.module.css";

/** What somebody is called after the last @ before the caret. */
const begun = /(?:^|\s)@([\p{L}\p{M}' -]{0,40})$/u;

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ł/gi, "l").toLowerCase();

/** The colleagues whom an @ before the caret may mean, and the keys that choose among them. */
export function useMentions(editor: Editor | null) {
  const users = useUsers();
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
  useEffect(() => {
    const look = () => {
      const { $from, empty } = editor?.state.selection ?? {};
      const before = empty && $from ? $from.parent.textBetween(0, $from.parentOffset, undefined, " ") : "";
      setTyped(begun.exec(before)?.[1]);
      setActive(0);
    };
    const leave = () => setTyped(undefined);
    editor?.on("transaction", look).on("blur", leave);
    return () => {
      editor?.off("transaction", look).off("blur", leave);
    };
  }, [editor]);
  const shown = found.length > 0;
  useEffect(() => {
    // It counts as destroyed until it is shown, too.
    if (!editor || editor.isDestroyed) return;
    const { dom } = editor.view;
    if (shown) {
      dom.setAttribute("aria-controls", list);
      dom.setAttribute("aria-activedescendant", `${list}-${active}`);
    } else {
      dom.removeAttribute("aria-controls");
      dom.removeAttribute("aria-activedescendant");
    }
  }, [editor, shown, list, active]);
  const take = (user: User) => {
    if (!editor || typed === undefined) return;
    const { from } = editor.state.selection;
    editor
      .chain()
      .focus()
      .insertContentAt({ from: from - typed.length, to: from }, `${user.name} `)
      .run();
    setTyped(undefined);
  };
  /** @returns whether the key chose something here */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const chosen = found[active];
    if (!chosen) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setActive((active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length);
    } else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
      take(chosen);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setTyped(undefined);
    } else {
      return false;
    }
    return true;
  };
  return { list, found, active, take, onKeyDown };
}

interface Props {
  list: string;
  found: User[];
  active: number;
  take: (user: User) => void;
}

export function MentionList({ list, found, active, take }: Props) {
  const { t } = useTranslation();
  if (found.length === 0) return null;
  return (
    <div className={classes.list} id={list} role="listbox" aria-label={t("calendar.mention")}>
      {found.map((user, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, which keeps the focus
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
  );
}
