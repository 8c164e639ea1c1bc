import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./EditorPage.module.css";
import { Page } from "./Page";
import type { Editor } from "./useEditor";
import { Pill } from "./values";

interface Props<D> {
  title: string;
  aside?: ReactNode;
  editor: Editor<D>;
  /** Absent where one may only look. */
  editable: boolean;
  actions?: ReactNode;
  saveLabel?: string;
  children: ReactNode;
}

/** A record that is edited as a whole: its title, whether something is unsaved, and the way to save it. */
export function EditorPage<D>({ title, aside, editor, editable, actions, saveLabel, children }: Props<D>) {
  const { t } = useTranslation();
  return (
    <Page
      title={title}
      aside={
        <span className={classes.aside}>
          {aside}
          <span role="status">{editor.dirty && <Pill tone="warn">{t("editor.unsaved")}</Pill>}</span>
        </span>
      }
      actions={
        <>
          {actions}
          {editable && editor.dirty && (
            <Button variant="subtle" color="gray" onClick={editor.discard}>
              {t("editor.discard")}
            </Button>
          )}
          {editable && (
            <Button onClick={() => void editor.save()} loading={editor.busy} disabled={!editor.dirty}>
              {saveLabel ?? t("action.save")}
            </Button>
          )}
        </>
      }
    >
      {editor.failure && (
        <p className={classes.failure} role="alert">
          {editor.failure}
        </p>
      )}
      {children}
      {editor.dialog}
    </Page>
  );
}

/** What is edited on the left, what comes of it on the right. */
export function Split({ main, side, even }: { main: ReactNode; side: ReactNode; even?: boolean }) {
  return (
    <div className={classes.split} data-even={even || undefined}>
      <div className={classes.main}>{main}</div>
      <div className={classes.side}>{side}</div>
    </div>
  );
}
