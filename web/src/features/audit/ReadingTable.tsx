import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataList, type ListColumn } from "@/shared/ui/list/DataList";
import named from "@/shared/ui/named.module.css";
import { Ago, Blank, Pill } from "@/shared/ui/values";
import type { Of, Reading } from "./types";
import { howOf, pathOf, whoOf } from "./words";

interface Props {
  rows: Of<Reading>[];
  hasMore: boolean;
  loadMore: () => void;
}

/** Readings of personal data as rows: who, how, of whom, and what for. */
export function ReadingTable({ rows, hasMore, loadMore }: Props) {
  const { t } = useTranslation();
  const columns = useMemo<ListColumn<Of<Reading>>[]>(
    () => [
      { id: "actor", header: t("audit.actor"), size: 190, cell: (reading) => whoOf(reading, t) },
      { id: "how", header: t("audit.action"), size: 280, cell: (reading) => <How reading={reading} /> },
      { id: "query", header: t("audit.query"), size: 200, card: "none", cell: (reading) => reading.query ?? <Blank /> },
      {
        id: "via",
        header: t("audit.via"),
        size: 90,
        card: "aside",
        cell: (reading) => (
          <Pill tone={reading.via === "api" ? "accent" : "neutral"}>{t(`audit.vias.${reading.via}`)}</Pill>
        ),
      },
      {
        id: "purpose",
        header: t("audit.purpose"),
        size: 160,
        card: "none",
        cell: (reading) => reading.purpose ?? <Blank />,
      },
      {
        id: "address",
        header: t("audit.address"),
        size: 120,
        card: "none",
        cell: (reading) => reading.address ?? <Blank />,
      },
      {
        id: "at",
        header: t("audit.at"),
        size: 130,
        align: "right",
        card: "corner",
        cell: (reading) => <Ago value={reading.at} />,
      },
    ],
    [t],
  );
  return (
    <DataList
      name="readings"
      label={t("audit.readings")}
      rows={rows}
      columns={columns}
      sort={undefined}
      onSort={() => undefined}
      onOpen={() => undefined}
      hasMore={hasMore}
      loadMore={loadMore}
    />
  );
}

function How({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const path = pathOf(reading.resource, reading.recordId);
  const words = howOf(reading, t);
  return path ? (
    <Link to={path as string} className={named.link}>
      {words}
    </Link>
  ) : (
    words
  );
}
