import { Button } from "@mantine/core";
import { IconCopy, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import { Page, Panel } from "@/shared/ui/Page";
import { Empty, Failure, NoPermission, SkeletonFacts } from "@/shared/ui/states";
import { Pill } from "@/shared/ui/values";
import { CopyDialog } from "./CopyDialog";
import classes from "./Roles.module.css";
import type { FullRole } from "./types";

/** The roles: those that ship, which can be copied, and those that the company has made. */
export function RolesPage() {
  const { t } = useTranslation();
  const can = useCan();
  const roles = useQuery({ ...pageOptions("roles", { limit: 500, sort: "name" }), enabled: can("role", "read") });
  const [copying, setCopying] = useState<FullRole>();
  const creates = can("role", "create");
  const group = (title: string, items: FullRole[]) => (
    <Panel title={title} flush>
      <ul className={classes.list}>
        {items.map((role) => (
          <li key={role.id} className={classes.role}>
            <Link to="/settings/roles/$id" params={{ id: role.id }} className={classes.roleName}>
              {role.name}
            </Link>
            {role.secondFactorRequired && <Pill>{t("roles.secondFactorShort")}</Pill>}
            {(role.fields?.length ?? 0) > 0 && <Pill>{t("roles.ruleCount", { count: role.fields?.length ?? 0 })}</Pill>}
            {creates && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<IconCopy size={14} />}
                aria-label={t("roles.copyTitle", { name: role.name })}
                onClick={() => setCopying(role)}
              >
                {t("roles.copy")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
  const all = (roles.data?.items ?? []) as FullRole[];
  const own = all.filter((role) => !role.builtIn);
  return (
    <Page
      title={t("nav.roles")}
      actions={
        creates && (
          <Button
            leftSection={<IconPlus size={14} />}
            renderRoot={(props) => <Link to="/settings/roles/$id" params={{ id: "new" }} {...props} />}
          >
            {t("roles.new")}
          </Button>
        )
      }
    >
      {!can("role", "read") ? (
        <NoPermission />
      ) : (
        <div className={classes.page}>
          {roles.isPending ? (
            <SkeletonFacts label={t("state.loading")} />
          ) : roles.isError ? (
            <Failure error={roles.error} retry={() => void roles.refetch()} />
          ) : all.length === 0 ? (
            <Empty title={t("list.empty")} hint={t("roles.nobody")} />
          ) : (
            <>
              {own.length > 0 && group(t("roles.ownRoles"), own)}
              {group(
                t("roles.shippedRoles"),
                all.filter((role) => role.builtIn),
              )}
            </>
          )}
        </div>
      )}
      {copying && <CopyDialog role={copying} onClose={() => setCopying(undefined)} />}
    </Page>
  );
}
