import { Button, TextInput } from "@mantine/core";
import { IconDeviceMobile } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Panel } from "@/shared/ui/Page";
import { Ago, Pill } from "@/shared/ui/values";
import classes from "./Account.module.css";
import { type Account, confirmApp, dropApp, type Offer, offerApp } from "./api";
import { CodesDialog } from "./CodesDialog";
import { useConfirmed } from "./useConfirmed";

/** The authenticator app. */
export function AppPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { run, dialog } = useConfirmed();
  const [offer, setOffer] = useState<Offer>();
  const [codes, setCodes] = useState<string[]>();
  const refresh = () => client.invalidateQueries({ queryKey: ["account"] });
  return (
    <Panel
      title={t("account.app")}
      aside={
        account.totpSince ? (
          <Button
            variant="default"
            onClick={() =>
              void run(async (password) => {
                await dropApp(password);
                await refresh();
              })
            }
          >
            {t("account.dropApp")}
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconDeviceMobile size={14} stroke={1.6} />}
            onClick={() => void run(async (password) => setOffer(await offerApp(password)))}
          >
            {t("account.useApp")}
          </Button>
        )
      }
    >
      {account.totpSince ? (
        <p className={classes.hint}>
          <Pill tone="good">{t("account.inUse")}</Pill> {t("account.since")} <Ago value={account.totpSince} />
        </p>
      ) : (
        <p className={classes.hint}>{account.secondFactorRequired ? t("account.required") : t("account.appHint")}</p>
      )}
      {offer && (
        <SetUp
          offer={offer}
          onClose={() => setOffer(undefined)}
          onDone={(fresh) => {
            setOffer(undefined);
            setCodes(fresh);
            void refresh();
          }}
        />
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
      {dialog}
    </Panel>
  );
}

interface SetUpProps {
  offer: Offer;
  onDone: (codes: string[] | undefined) => void;
  onClose: () => void;
}

function SetUp({ offer, onDone, onClose }: SetUpProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => confirmApp(code),
    onSuccess: (enrolled) => onDone(enrolled.recoveryCodes ?? undefined),
  });
  return (
    <FormDialog
      title={t("account.useApp")}
      submit={t("account.checkCode")}
      busy={confirm.isPending}
      disabled={!code.trim()}
      onClose={onClose}
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <div className={classes.setUp}>
        <p className={classes.hint}>{t("account.scan")}</p>
        <svg
          className={classes.qr}
          viewBox={`0 0 ${offer.qr.size} ${offer.qr.size}`}
          role="img"
          aria-label={t("account.qr")}
          shapeRendering="crispEdges"
        >
          <path d={offer.qr.path} />
        </svg>
        <p className={classes.hint}>
          {t("account.orType")} <code>{offer.secret.replace(/(.{4})(?!$)/g, "$1 ")}</code>
        </p>
        <TextInput
          label={t("account.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          value={code}
          error={confirm.error?.message}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-autofocus
        />
      </div>
    </FormDialog>
  );
}
