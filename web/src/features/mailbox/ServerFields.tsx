import { NumberInput, PasswordInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Pair } from "@/shared/ui/FormDialog";
import type { MailServer, Tls } from "./api";
import classes from "./Mailbox.module.css";

export type ServerValue = MailServer & { password: string };

export const noServer = (port: number): ServerValue => ({ host: "", port, tls: "auto", username: "", password: "" });

/** As the API takes it: a password that is not typed is the one that is known, or the other server's. */
export function serverOf(value: ServerValue, address: string): MailServer & { password?: string } {
  const { password, ...server } = value;
  return {
    ...server,
    host: server.host.trim(),
    username: server.username.trim() || address.trim(),
    ...(password ? { password } : {}),
  };
}

const modes: Tls[] = ["auto", "tls", "starttls", "none"];

interface Props {
  part: "imap" | "smtp";
  value: ServerValue;
  onChange: (value: ServerValue) => void;
  errors: Record<string, string>;
  /** A password is kept already. */
  known: boolean;
}

/** A mail server, and as whom it is used. */
export function ServerFields({ part, value, onChange, errors, known }: Props) {
  const { t } = useTranslation();
  const put = (part: Partial<ServerValue>) => onChange({ ...value, ...part });
  return (
    <fieldset className={classes.server}>
      <legend className={classes.legend}>{t(`mailbox.${part}`)}</legend>
      <TextInput
        label={t("mailbox.host")}
        value={value.host}
        error={errors[`${part}.host`]}
        onChange={(event) => put({ host: event.currentTarget.value })}
      />
      <Pair>
        <NumberInput
          label={t("mailbox.port")}
          min={1}
          max={65535}
          value={value.port}
          error={errors[`${part}.port`]}
          onChange={(port) => put({ port: Number(port) })}
        />
        <Select
          label={t("mailbox.tls")}
          allowDeselect={false}
          data={modes.map((mode) => ({ value: mode, label: t(`mailbox.tlsMode.${mode}`) }))}
          value={value.tls}
          error={errors[`${part}.tls`]}
          onChange={(tls) => put({ tls: (tls ?? "auto") as Tls })}
        />
      </Pair>
      <Pair>
        <TextInput
          label={t("mailbox.username")}
          placeholder={t("mailbox.usernameHint")}
          autoComplete="off"
          value={value.username}
          error={errors[`${part}.username`]}
          onChange={(event) => put({ username: event.currentTarget.value })}
        />
        <PasswordInput
          label={t("mailbox.password")}
          placeholder={t(known ? "mailbox.passwordKept" : part === "smtp" ? "mailbox.passwordSame" : "")}
          autoComplete="new-password"
          value={value.password}
          error={errors[`${part}.password`]}
          onChange={(event) => put({ password: event.currentTarget.value })}
          visibilityToggleButtonProps={{ "aria-label": t("mailbox.showPassword") }}
        />
      </Pair>
    </fieldset>
  );
}
