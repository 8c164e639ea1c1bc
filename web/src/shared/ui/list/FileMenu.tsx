import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Of the list in the API, e.g. `contacts`; its file is below it. */
  path: string;
  /** What the list is asked for with; what is undefined or empty is left out. */
  params: Record<string, string | undefined>;
  /** Of the file, by the paths of their fields; all that there are where none is named. */
  columns?: { path: string; title: string }[];
  /** What is saved, where it is not the list that is shown. */
  label?: string;
  /** Further files. */
  children?: ReactNode;
}

/** Saves a list as a file, as people's spreadsheets read it. */
export function FileMenu({ path, params, columns = [], label, children }: Props) {
  const { t, i18n } = useTranslation();
  const name = label ?? t("list.export");
  const link = (format: "csv" | "xlsx") => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const query = new URLSearchParams({ format, language: i18n.language, zone });
    for (const [name, value] of Object.entries(params)) {
      if (value) query.set(name, value);
    }
    for (const column of columns) query.append("column", `${column.path}:${column.title}`);
    return `/api/v1/${path}/export?${query}`;
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={32} aria-label={name} title={name}>
          <IconDownload size={16} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label ?? t("list.exportHint")}</Menu.Label>
        <Menu.Item component="a" href={link("csv")} download>
          CSV
        </Menu.Item>
        <Menu.Item component="a" href={link("xlsx")} download>
          Excel (XLSX)
        </Menu.Item>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
