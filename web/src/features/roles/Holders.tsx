import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import { quote } from "@/shared/lib/cel";
import { Panel } from "@/shared/ui/Page";
import { SeeAsButton } from "@/shared/ui/SeeAsButton";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Avatar } from "@/shared/ui/values";
import classes from "./Roles.module.css";

/** Who holds a role. */
export function Holders({ roleId }: { roleId: string }) {
  const { t } = useTranslation();
  const users = useQuery(
    pageOptions("users", { filter: `${quote(roleId)} in roles`, sort: "name", limit: 100, count: true }),
  );
  const count = users.data?.count ?? 0;
  return (
    <Panel title={t("roles.holders")} aside={users.data && t("roles.holderCount", { count })}>
      {users.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : users.isError ? (
        <Failure error={users.error} retry={() => void users.refetch()} />
      ) : users.data.items.length === 0 ? (
        <p className={classes.hint}>{t("roles.nobody")}</p>
      ) : (
        <ul className={classes.holders}>
          {users.data.items.map((user) => (
            <li key={user.id}>
              <Avatar name={user.name} />
              <span className={classes.holder}>{user.name}</span>
              <SeeAsButton user={user} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
