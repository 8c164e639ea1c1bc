import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import type { Nullable } from "@/shared/api/types";
import type { FilterField } from "../ConditionInputs";
import { Score } from "../Score";
import { Ago, Person, Pill, Tags } from "../values";
import type { ListColumn } from "./columns";
import type { ListSearch } from "./search";

/** What the screen of a list gets from its route. */
export interface ListPageProps {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  onCreate: () => void;
}

interface Owned {
  ownerName?: Nullable<string>;
  tags?: Nullable<string[]>;
}

/** Those of the fields that can get one value in many records. */
export function editable(fields: FilterField[], ...names: string[]): FilterField[] {
  return fields.filter((it) => names.includes(it.field));
}

/** The columns and filters that many lists have. */
export function useCommon() {
  const { t } = useTranslation();
  const users = useUsers();
  return useMemo(() => {
    const choices = users.map((user) => ({ value: user.id, label: user.name }));
    return {
      /** @param nobody what stands where nobody owns the record */
      owner: <T extends Owned>(header = t("field.owner"), nobody?: string): ListColumn<T> => ({
        id: "owner",
        header,
        size: 140,
        sort: "ownerName",
        cell: ({ ownerName }) =>
          ownerName || !nobody ? <Person name={ownerName} /> : <Pill tone="warn">{nobody}</Pill>,
      }),
      tags: <T extends Owned>(): ListColumn<T> => ({
        id: "tags",
        header: t("field.tags"),
        path: "tags",
        size: 140,
        hidden: true,
        cell: ({ tags }) => <Tags values={tags ?? []} />,
      }),
      time: <K extends string, T extends { [key in K]?: Nullable<string> }>(
        field: K,
        header: string,
      ): ListColumn<T> => ({
        id: field,
        header,
        size: 150,
        sort: field,
        align: "right",
        cell: (row) => <Ago value={row[field]} />,
      }),
      /** How good the data of a record is. */
      quality: <T extends { quality?: Nullable<number> }>(): ListColumn<T> => ({
        id: "quality",
        header: t("quality.title"),
        size: 110,
        sort: "quality",
        align: "right",
        hidden: true,
        card: "none",
        cell: ({ quality }) => <Score value={quality} />,
      }),
      qualityFields: (): FilterField[] => [
        { field: "quality", label: t("quality.title"), kind: "number" },
        { field: "failedRules", label: t("quality.failed"), kind: "tags" },
      ],
      ownerField: (label = t("field.owner")): FilterField => ({ field: "ownerId", label, kind: "choice", choices }),
      tagsField: (): FilterField => ({ field: "tags", label: t("field.tags"), kind: "tags" }),
      createdField: (label = t("field.created")): FilterField => ({ field: "createdAt", label, kind: "instant" }),
    };
  }, [t, users]);
}
