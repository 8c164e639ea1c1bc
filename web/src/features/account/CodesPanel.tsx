import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import classes from "./Account.module.css";
import { type Account, renewCodes } from "./api";
import { CodesDialog } from "./CodesDialog";
import { useConfirmed } from "./useConfirmed";

export function CodesPanel({ account }: { account: Account }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { run, dialog } = useConfirmed();
  const [codes, setCodes] = useState<string[]>();
  return (
    <Panel
      title={t("account.codes")}
      aside={
        <Button
          variant="default"
          onClick={() =>
            void run(async (password) => {
              setCodes((await renewCodes(password)).codes);
              await client.invalidateQueries({ queryKey: ["account"] });
            })
          }
        >
          {t("account.renewCodes")}
        </Button>
      }
    >
      <p className={classes.hint}>
        {account.recoveryCodesLeft > 0
          ? t("account.codesLeft", { count: account.recoveryCodesLeft })
          : t("account.noCodes")}
      </p>
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
      {dialog}
    </Panel>
  );
}
