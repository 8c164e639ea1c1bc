import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { pageOptions } from "@/shared/api/resources";
import { quote } from "@/shared/lib/cel";
import { Panel } from "@/shared/ui/Page";
import related from "@/shared/ui/related.module.css";
import { Failure } from "@/shared/ui/states";
import { Avatar } from "@/shared/ui/values";

/** Who works at a company. */
export function People({ companyId, action }: { companyId: string; action?: ReactNode }) {
  const { t } = useTranslation();
  const filter = `companies.exists(c, c.companyId == ${quote(companyId)})`;
  const people = useQuery(pageOptions("contacts", { filter, sort: "name", limit: 12, count: true }));
  const more = (people.data?.count ?? 0) - (people.data?.items.length ?? 0);
  return (
    <Panel title={t("nav.people")} aside={action} flush>
      {people.isPending ? (
        <Skeleton height={36} mx={16} mb={16} w="auto" />
      ) : people.isError ? (
        <Failure inline error={people.error} retry={() => void people.refetch()} />
      ) : people.data.items.length === 0 ? (
        <p className={related.none}>{t("company.noPeople")}</p>
      ) : (
        <ul className={related.list}>
          {people.data.items.map((contact) => (
            <li key={contact.id}>
              <Link to="/contacts/$id" params={{ id: contact.id }} className={related.row}>
                <Avatar name={contact.name} />
                <span>
                  <span className={related.name}>{contact.name}</span>
                  {contact.jobTitle && <span className={related.hint}> · {contact.jobTitle}</span>}
                </span>
              </Link>
            </li>
          ))}
          {more > 0 && (
            <li>
              <Link to="/contacts" search={{ filter }} className={related.more}>
                {t("list.more", { count: more })}
              </Link>
            </li>
          )}
        </ul>
      )}
    </Panel>
  );
}
