import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import type { Nullable } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import related from "@/shared/ui/related.module.css";
import { Avatar } from "@/shared/ui/values";

interface Member {
  id: string;
  name: string;
  city?: Nullable<string>;
  parentId?: Nullable<string>;
  depth: number;
}

/** The companies that belong together, as a tree; nothing where a company stands alone. */
export function Family({ companyId }: { companyId: string }) {
  const { t } = useTranslation();
  const family = useQuery({
    queryKey: ["companies", "family", companyId],
    queryFn: ({ signal }) =>
      request<{ members: Member[]; more: boolean }>(`/api/v1/companies/${companyId}/family`, { signal }),
  });
  const members = family.data?.members ?? [];
  if (members.length < 2) return null;
  return (
    <Panel title={t("people.family")} flush>
      <ul className={related.list}>
        {members.map((member) => (
          <li key={member.id} style={{ paddingLeft: Math.min(member.depth, 6) * 14 }}>
            <Link
              to="/companies/$id"
              params={{ id: member.id }}
              className={related.row}
              {...(member.id === companyId ? { "aria-current": "true" as const } : {})}
            >
              <Avatar name={member.name} square />
              <span>
                <span className={related.name}>{member.name}</span>
                {member.id === companyId ? (
                  <span className={related.hint}> · {t("people.thisCompany")}</span>
                ) : (
                  member.city && <span className={related.hint}> · {member.city}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {family.data?.more && <p className={related.none}>{t("people.familyMore")}</p>}
    </Panel>
  );
}
