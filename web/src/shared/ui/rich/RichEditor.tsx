import { type Editor, EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cleanPaste } from "./cleanPaste";
import { MentionList, useMentions } from "./Mentions";
import classes from "./Rich.module.css";
import type { RichProps } from "./RichInput";
import { RichTools } from "./RichTools";

const schemes = ["http", "https", "mailto", "tel"];

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    codeBlock: false,
    horizontalRule: false,
    link: {
      openOnClick: false,
      defaultProtocol: "https",
      isAllowedUri: (url) => schemes.includes(/^([a-z]+):/i.exec(url)?.[1]?.toLowerCase() ?? "https"),
      HTMLAttributes: { target: null, rel: null },
    },
  }),
];

/** What somebody writes becomes HTML; what is pasted keeps the formatting that there are buttons for. */
export default function RichEditor({ label, labelled, placeholder, value, onChange, error }: RichProps) {
  const { t } = useTranslation();
  const id = useId();
  const keys = useRef<(event: KeyboardEvent) => boolean>(() => false);
  const editor = useEditor({
    extensions,
    content: value,
    // The Content-Security-Policy allows no style sheets that are made up on the way.
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, class: classes.text ?? "" },
      handleKeyDown: (_view, event) => keys.current(event),
      transformPastedHTML: cleanPaste,
    },
    onUpdate: ({ editor: it }) => onChange(htmlOf(it)),
  });
  const mentions = useMentions(editor);
  keys.current = mentions.onKeyDown;
  useEffect(() => {
    if (editor && !editor.isDestroyed && value !== htmlOf(editor))
      editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const { dom } = editor.view;
    dom.setAttribute("aria-invalid", String(!!error));
    if (error) dom.setAttribute("aria-describedby", `${id}-error`);
    else dom.removeAttribute("aria-describedby");
  }, [editor, error, id]);
  if (!editor) return null;
  return (
    <div className={classes.field} data-error={!!error || undefined}>
      {labelled && (
        <span className={classes.label} aria-hidden>
          {label}
        </span>
      )}
      <div className={classes.box}>
        <RichTools editor={editor} label={t("calendar.rich.tools")} />
        <div className={classes.area}>
          {editor.isEmpty && placeholder && (
            <span className={classes.placeholder} aria-hidden>
              {placeholder}
            </span>
          )}
          <EditorContent editor={editor} />
          <MentionList {...mentions} />
        </div>
      </div>
      {error && (
        <p className={classes.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

const htmlOf = (editor: Editor) => (editor.isEmpty ? "" : editor.getHTML());
