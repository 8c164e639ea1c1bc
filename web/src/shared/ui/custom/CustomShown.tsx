import { Link } from "@tanstack/react-router";
import type { CustomField, CustomValue, RecordLink } from "@/shared/api/custom";
import type { Money as MoneyValue } from "@/shared/api/types";
import named from "@/shared/ui/named.module.css";
import { Blank, Count, Day, Money, Tags } from "@/shared/ui/values";

const pages: Record<string, "/contacts/$id" | "/companies/$id" | "/deals/$id" | "/tickets/$id"> = {
  contact: "/contacts/$id",
  company: "/companies/$id",
  deal: "/deals/$id",
  ticket: "/tickets/$id",
};

/** How the value of a custom field reads. */
export function CustomShown({ field, value }: { field: CustomField; value: CustomValue | null | undefined }) {
  if (value === undefined || value === null) return <Blank />;
  const label = (key: string) => field.options?.find((option) => option.key === key)?.label ?? key;
  switch (field.kind) {
    case "number":
      return <Count value={Number(value)} />;
    case "money":
      return <Money value={value as MoneyValue} />;
    case "date":
      return <Day value={String(value)} />;
    case "choice":
      return <span>{label(String(value))}</span>;
    case "multi-choice":
      return <Tags values={(value as string[]).map(label)} />;
    case "link": {
      const { id, name } = value as RecordLink;
      const to = pages[field.linkTo ?? ""];
      return to ? (
        <Link to={to} params={{ id }} className={named.link}>
          {name}
        </Link>
      ) : (
        <span>{name}</span>
      );
    }
    default:
      return <span style={{ whiteSpace: "pre-line" }}>{String(value)}</span>;
  }
}
