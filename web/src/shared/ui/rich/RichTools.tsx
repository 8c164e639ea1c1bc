import { ActionIcon, Button, Popover, TextInput, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconH2,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
} from "@tabler/icons-react";
import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Rich.module.css";

const tools = [
  { name: "bold", icon: IconBold, run: (it: Editor) => it.chain().focus().toggleBold().run() },
  { name: "italic", icon: IconItalic, run: (it: Editor) => it.chain().focus().toggleItalic().run() },
  { name: "heading", icon: IconH2, run: (it: Editor) => it.chain().focus().toggleHeading({ level: 2 }).run() },
  { name: "bulletList", icon: IconList, run: (it: Editor) => it.chain().focus().toggleBulletList().run() },
  { name: "orderedList", icon: IconListNumbers, run: (it: Editor) => it.chain().focus().toggleOrderedList().run() },
  { name: "blockquote", icon: IconBlockquote, run: (it: Editor) => it.chain().focus().toggleBlockquote().run() },
] as const;

/** The buttons of an editor: one stop for the Tab key, arrows within. */
export function RichTools({ editor, label }: { editor: Editor; label: string }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const state = useEditorState({
    editor,
    selector: ({ editor: it }) => ({
      active: tools.map(({ name }) => it.isActive(name)),
      link: it.isActive("link"),
      undo: it.can().undo(),
      redo: it.can().redo(),
    }),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>("[data-tool]") ?? [])];
    if (!by || !buttons.includes(event.target as HTMLElement)) return;
    event.preventDefault();
    const next = (stop + by + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  };
  const tool = (index: number, name: string) => ({
    "data-tool": true,
    tabIndex: stop === index ? 0 : -1,
    onFocus: () => setStop(index),
    size: 26,
    "aria-label": t(`calendar.rich.${name}`),
  });
  return (
    <div className={classes.tools} role="toolbar" aria-label={label} ref={bar} onKeyDown={onKeyDown}>
      {tools.map(({ name, icon: Icon, run }, index) => (
        <Tooltip key={name} label={t(`calendar.rich.${name}`)}>
          <ActionIcon
            {...tool(index, name)}
            aria-pressed={state.active[index] ?? false}
            data-active={state.active[index] || undefined}
            onClick={() => run(editor)}
          >
            <Icon size={15} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      ))}
      <LinkTool editor={editor} active={state.link} tool={tool(tools.length, "link")} />
      <Tooltip label={t("calendar.rich.undo")}>
        <ActionIcon
          {...tool(tools.length + 1, "undo")}
          aria-disabled={!state.undo}
          data-off={!state.undo || undefined}
          onClick={() => editor.chain().focus().undo().run()}
        >
          <IconArrowBackUp size={15} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t("calendar.rich.redo")}>
        <ActionIcon
          {...tool(tools.length + 2, "redo")}
          aria-disabled={!state.redo}
          data-off={!state.redo || undefined}
          onClick={() => editor.chain().focus().redo().run()}
        >
          <IconArrowForwardUp size={15} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function LinkTool({ editor, active, tool }: { editor: Editor; active: boolean; tool: object }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState<string>();
  const close = () => setUrl(undefined);
  const apply = () => {
    const given = url?.trim() ?? "";
    const href =
      !given || /^[a-z]+:/i.test(given) ? given : given.includes("@") ? `mailto:${given}` : `https://${given}`;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !active)
      chain.insertContent([{ type: "text", text: given, marks: [{ type: "link", attrs: { href } }] }]).run();
    else chain.setLink({ href }).run();
    close();
  };
  return (
    <Popover
      opened={url !== undefined}
      onChange={close}
      trapFocus
      withinPortal={false}
      position="bottom-start"
      width={280}
    >
      <Popover.Target>
        <Tooltip label={t("calendar.rich.link")}>
          <ActionIcon
            {...tool}
            aria-pressed={active}
            data-active={active || undefined}
            onClick={() => setUrl(String(editor.getAttributes("link").href ?? ""))}
          >
            <IconLink size={15} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.link as string}>
        <TextInput
          aria-label={t("calendar.rich.address")}
          placeholder="https://"
          value={url ?? ""}
          onChange={(event) => setUrl(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            event.stopPropagation();
            apply();
          }}
          data-autofocus
        />
        <Button size="xs" onClick={apply}>
          {url?.trim() || !active ? t("calendar.rich.apply") : t("calendar.rich.unlink")}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
