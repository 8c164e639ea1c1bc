import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Deal } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import related from "@/shared/ui/related.module.css";
import { Avatar, Money } from "@/shared/ui/values";

/** The people and the products of a deal. */
export function DealRelated({ deal }: { deal: Deal }) {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t("nav.people")} flush>
        {deal.contacts.length === 0 ? (
          <p className={related.none}>{t("deal.noPeople")}</p>
        ) : (
          <ul className={related.list}>
            {deal.contacts.map((contact) => (
              <li key={contact.contactId}>
                <Link to="/contacts/$id" params={{ id: contact.contactId }} className={related.row}>
                  <Avatar name={contact.name} />
                  <span>
                    <span className={related.name}>{contact.name}</span>
                    {contact.role && <span className={related.hint}> · {contact.role}</span>}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t("nav.products")} flush>
        {deal.lines.length === 0 ? (
          <p className={related.none}>{t("deal.noProducts")}</p>
        ) : (
          <ul className={related.list}>
            {deal.lines.map((line) => (
              <li key={line.productId}>
                <Link to="/products" search={{ open: line.productId }} className={related.item}>
                  <span className={related.facts}>
                    <span className={related.name}>{line.productName}</span>
                    <span>
                      {String(line.quantity)} ×{" "}
                      {line.unitPrice ? <Money value={line.unitPrice} /> : <span className={related.hint}>–</span>}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
