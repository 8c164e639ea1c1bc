import { type ReactNode, type Ref, useId, useImperativeHandle, useMemo, useRef } from "react";
import classes from "./CodeEditor.module.css";

export interface CodeHandle {
  /** Puts a text in place of what is selected. */
  insert: (text: string) => void;
  goTo: (line: number) => void;
}

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Lines, from 1, at which something is wrong. */
  wrong?: ReadonlySet<number>;
  readOnly?: boolean;
  onFocus?: () => void;
  describedBy?: string | undefined;
  ref?: Ref<CodeHandle>;
}

const lineHeight = 20;

/** A text with line numbers, in which tags and what Liquid fills in stand out. */
export function CodeEditor({ label, value, onChange, wrong, readOnly, onFocus, describedBy, ref }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const lines = useMemo(() => value.split("\n"), [value]);
  const coloured = useMemo(() => colour(value), [value]);
  useImperativeHandle(ref, () => ({
    insert: (text) => {
      const at = area.current;
      if (!at) return;
      at.focus();
      at.setRangeText(text, at.selectionStart, at.selectionEnd, "end");
      onChange(at.value);
    },
    goTo: (line) => {
      const at = area.current;
      if (!at) return;
      const start = lines.slice(0, line - 1).reduce((sum, it) => sum + it.length + 1, 0);
      at.focus();
      at.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      at.closest(`.${classes.scroll}`)?.scrollTo({ top: Math.max(0, (line - 4) * lineHeight) });
    },
  }));
  return (
    <div className={classes.editor}>
      <div className={classes.scroll}>
        <ol className={classes.numbers} aria-hidden>
          {lines.map((_, index) => (
            <li key={index} data-wrong={wrong?.has(index + 1) || undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <div className={classes.text}>
          <pre className={classes.colours} aria-hidden>
            {coloured}
            {"\n"}
          </pre>
          <textarea
            id={id}
            ref={area}
            className={classes.area}
            aria-label={label}
            aria-describedby={describedBy}
            aria-invalid={!!wrong?.size}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            onFocus={onFocus}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            wrap="off"
          />
        </div>
      </div>
    </div>
  );
}

const token = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})|(<!--[\s\S]*?-->)|(<\/?[a-zA-Z][\w:-]*|\/?>)|("[^"\n]*")/g;
const kinds = [undefined, "liquid", "comment", "tag", "string"];

function colour(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(token)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    const kind = kinds[found.findIndex((group, index) => index > 0 && group !== undefined)];
    parts.push(
      <span key={found.index} data-kind={kind}>
        {found[0]}
      </span>,
    );
    from = found.index + found[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
