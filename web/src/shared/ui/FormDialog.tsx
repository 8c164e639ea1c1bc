import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import classes from "./FormDialog.module.css";

interface Props {
  title: string;
  submit: string;
  busy: boolean;
  /** What went wrong with the form as a whole; refusals of single fields stand at the field. */
  error?: string | undefined;
  danger?: boolean;
  /** There is nothing to submit yet. */
  disabled?: boolean;
  onSubmit: (event: SyntheticEvent) => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form over the page; a full-screen sheet on a phone. Ctrl-Enter submits. */
export function FormDialog({ title, submit, busy, error, danger, disabled, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 720px)") ?? false;
  const form = useRef<HTMLFormElement>(null);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={480}
      fullScreen={phone}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <form ref={form} className={classes.form} onSubmit={onSubmit} onKeyDown={keys} noValidate aria-label={title}>
        {children}
        {error && (
          <p className={classes.error} role="alert">
            {error}
          </p>
        )}
        <div className={classes.footer}>
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" loading={busy} disabled={!!disabled} {...(danger ? { color: "red" } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Two fields side by side. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>;
}
