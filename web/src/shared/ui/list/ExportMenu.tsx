import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "./columns";

interface Props<T> {
  resource: string;
  columns: ListColumn<T>[];
  filter: string | undefined;
  q: string | undefined;
  sort: string;
}

/** Saves the list as it is filtered and sorted, with its columns, as a file. */
export function ExportMenu<T>({ resource, columns, filter, q, sort }: Props<T>) {
  const { t, i18n } = useTranslation();
  /** People also as cards for phones and mail programs. */
  const cards = () => {
    const query = new URLSearchParams({ sort });
    if (filter) query.set("filter", filter);
    if (q) query.set("q", q);
    return `/api/v1/${resource}/vcards?${query}`;
  };
  const link = (format: "csv" | "xlsx") => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const query = new URLSearchParams({ format, sort, language: i18n.language, zone });
    if (filter) query.set("filter", filter);
    if (q) query.set("q", q);
    for (const { header, path, sort: field } of columns) {
      if (path ?? field) query.append("column", `${path ?? field}:${header}`);
    }
    return `/api/v1/${resource}/export?${query}`;
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={t("list.export")} title={t("list.export")}>
          <IconDownload size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("list.exportHint")}</Menu.Label>
        <Menu.Item component="a" href={link("csv")} download>
          CSV
        </Menu.Item>
        <Menu.Item component="a" href={link("xlsx")} download>
          Excel (XLSX)
        </Menu.Item>
        {resource === "contacts" && (
          <Menu.Item component="a" href={cards()} download>
            vCard
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
