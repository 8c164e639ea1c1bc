import type { ReactNode } from "react";
import { FormDialog } from "./FormDialog";

interface Props {
  title: string;
  /** What will happen, to how many. */
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  error?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog({ title, children, confirm, danger, busy, disabled, error, onConfirm, onClose }: Props) {
  return (
    <FormDialog
      title={title}
      submit={confirm}
      busy={!!busy}
      error={error}
      danger={!!danger}
      disabled={!!disabled}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
      onClose={onClose}
    >
      {children}
    </FormDialog>
  );
}
