import { Button, Menu } from "@mantine/core";
import { IconArrowDown, IconArrowsSort, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "./columns";

interface SortMenuProps<T> {
  columns: ListColumn<T>[];
  sort: string | undefined;
  onSort: (sort: string) => void;
}

/** What the headings of the columns do where there is room for them. */
export function SortMenu<T>({ columns, sort, onSort }: SortMenuProps<T>) {
  const { t } = useTranslation();
  const sortable = columns.filter((column) => column.sort);
  const now = sortable.find((column) => column.sort === sort?.replace(/^-/, ""));
  if (sortable.length === 0) return <span />;
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconArrowsSort size={14} stroke={1.6} />}
          rightSection={now && (sort?.startsWith("-") ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
        >
          {now?.header ?? t("list.sort")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {sortable.map((column) => (
          <Menu.Item
            key={column.id}
            rightSection={
              column === now && (sort?.startsWith("-") ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)
            }
            onClick={() => onSort(sort === column.sort ? `-${column.sort}` : (column.sort as string))}
          >
            {column.header}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
