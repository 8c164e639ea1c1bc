import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/shared/api/session";
import { Page } from "@/shared/ui/Page";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import classes from "./Account.module.css";
import { AppPanel } from "./AppPanel";
import { accountOptions } from "./api";
import { CodesPanel } from "./CodesPanel";
import { PasskeysPanel } from "./PasskeysPanel";
import { PasswordPanel } from "./PasswordPanel";
import { SessionsPanel } from "./SessionsPanel";

/** What stands before one's own account, and where one is signed in; then what else is one's own. */
export function AccountPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const account = useQuery(accountOptions);
  return (
    <Page title={t("account.title")}>
      <div className={classes.page}>
        {account.isPending ? (
          <SkeletonFacts label={t("state.loading")} />
        ) : account.isError ? (
          <Failure error={account.error} retry={() => void account.refetch()} />
        ) : (
          <>
            <PasswordPanel account={account.data} email={me?.email ?? undefined} />
            <PasskeysPanel account={account.data} />
            <AppPanel account={account.data} />
            <CodesPanel account={account.data} />
            {me && <SessionsPanel userId={me.id} />}
          </>
        )}
        {children}
      </div>
    </Page>
  );
}
