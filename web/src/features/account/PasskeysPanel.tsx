import { Button, TextInput } from "@mantine/core";
import { IconFingerprint, IconPencil, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "@/shared/ui/ConfirmDialog";
import { Panel } from "@/shared/ui/Page";
import { toast } from "@/shared/ui/toast";
import { Ago } from "@/shared/ui/values";
import classes from "./Account.module.css";
import { type Account, addPasskey, type Passkey, passkeyOptions, removePasskey, renamePasskey } from "./api";
import { canUsePasskeys, createPasskey } from "./passkey";
import { useConfirmed } from "./useConfirmed";

export function PasskeysPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { run, dialog } = useConfirmed();
  const [naming, setNaming] = useState<Passkey | "new">();
  const refresh = () => client.invalidateQueries({ queryKey: ["account"] });
  const add = (name: string) =>
    run(async (password) => {
      const options = await passkeyOptions(password);
      const credential = await createPasskey(options).catch(() => undefined);
      if (!credential) {
        toast({ message: t("account.passkeyFailed"), bad: true });
        return;
      }
      await addPasskey(name, credential);
      await refresh();
    });
  const rename = (passkey: Passkey, name: string) =>
    run(async () => {
      await renamePasskey(passkey.id, name);
      await refresh();
    });
  const remove = (passkey: Passkey) =>
    run(async (password) => {
      await removePasskey(passkey.id, password);
      await refresh();
    });
  return (
    <Panel
      title={t("account.passkeys")}
      aside={
        canUsePasskeys() && (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={14} stroke={1.6} />}
            onClick={() => setNaming("new")}
          >
            {t("account.addPasskey")}
          </Button>
        )
      }
    >
      <p className={classes.hint}>{t("account.passkeysHint")}</p>
      <ul className={classes.list}>
        {account.passkeys.map((passkey) => (
          <li key={passkey.id} className={classes.item}>
            <span className={classes.name}>{passkey.name}</span>
            <span className={classes.hint}>
              {t("account.added")} <Ago value={passkey.createdAt} />
            </span>
            <span className={classes.actions}>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t("account.rename", { name: passkey.name })}
                onClick={() => setNaming(passkey)}
              >
                <IconPencil size={15} stroke={1.6} />
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t("account.remove", { name: passkey.name })}
                onClick={() => void remove(passkey)}
              >
                <IconTrash size={15} stroke={1.6} />
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {naming && (
        <NameDialog
          name={naming === "new" ? "" : naming.name}
          onClose={() => setNaming(undefined)}
          onName={(name) => {
            setNaming(undefined);
            void (naming === "new" ? add(name) : rename(naming, name));
          }}
        />
      )}
      {dialog}
    </Panel>
  );
}

function NameDialog({
  name: before,
  onName,
  onClose,
}: {
  name: string;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(before);
  return (
    <ConfirmDialog
      title={t("account.passkeyName")}
      confirm={before ? t("action.save") : t("account.continue")}
      disabled={!name.trim()}
      onConfirm={() => onName(name.trim())}
      onClose={onClose}
    >
      <TextInput
        label={t("field.name")}
        description={t("account.passkeyNameHint")}
        maxLength={60}
        required
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
