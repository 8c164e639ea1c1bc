import { Button, PasswordInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/shared/api/problem";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { Ago } from "@/shared/ui/values";
import classes from "./Account.module.css";
import { type Account, changePassword } from "./api";

export function PasswordPanel({ account, email }: { account: Account; email: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const change = useMutation({
    mutationFn: () => changePassword(current, password),
    onSuccess: () => {
      setCurrent("");
      setPassword("");
      toast({ message: t("account.passwordChanged") });
      void client.invalidateQueries({ queryKey: ["account"] });
      void client.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const problem = change.error instanceof Problem ? change.error : undefined;
  const fault = (field: string) => problem?.errors.find((it) => it.field === field)?.message;
  return (
    <Panel
      title={t("account.password")}
      aside={
        account.passwordSetAt && (
          <span className={classes.hint}>
            {t("account.changed")} <Ago value={account.passwordSetAt} />
          </span>
        )
      }
    >
      <form
        className={classes.form}
        aria-label={t("account.password")}
        onSubmit={(event: SyntheticEvent) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <input type="hidden" name="email" value={email ?? ""} autoComplete="username" />
        <PasswordInput
          label={t("account.currentPassword")}
          autoComplete="current-password"
          required
          value={current}
          error={fault("current")}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t("account.newPassword")}
          description={t("account.passwordRules")}
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={256}
          value={password}
          error={fault("password") ?? (problem && !problem.errors.length ? problem.message : undefined)}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" loading={change.isPending} disabled={!current || !password}>
            {t("account.changePassword")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
