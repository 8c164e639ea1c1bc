import { PasswordInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { toast } from "@/shared/ui/toast";

type Task = (password?: string) => Promise<unknown>;

const asksForPassword = (error: unknown) =>
  error instanceof Problem && error.status === 403 && error.errors.some((it) => it.field === "password");

/** Does what needs the person herself: where she signed in long ago, the password is asked for first. */
export function useConfirmed(): { run: (task: Task) => Promise<void>; dialog: ReactNode } {
  const { t } = useTranslation();
  const [task, setTask] = useState<Task>();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const close = () => {
    setTask(undefined);
    setPassword("");
    setProblem(undefined);
  };
  const run = async (wanted: Task) => {
    try {
      await wanted();
    } catch (error) {
      if (asksForPassword(error)) setTask(() => wanted);
      else toast({ message: error instanceof Error ? error.message : String(error), bad: true });
    }
  };
  const confirm = async () => {
    if (!task) return;
    setBusy(true);
    try {
      await task(password);
      close();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  const dialog = task && (
    <ConfirmDialog
      title={t("account.confirmTitle")}
      confirm={t("account.confirm")}
      busy={busy}
      disabled={!password}
      error={problem}
      onConfirm={() => void confirm()}
      onClose={close}
    >
      <PasswordInput
        label={t("account.password")}
        description={t("account.confirmHint")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmDialog>
  );
  return { run, dialog };
}
