import { Menu } from "@mantine/core";
import type { ListColumn } from "./columns";
import { FileMenu } from "./FileMenu";

interface Props<T> {
  resource: string;
  columns: ListColumn<T>[];
  filter: string | undefined;
  q: string | undefined;
  sort: string;
}

/** Saves the list as it is filtered and sorted, with its columns, as a file. */
export function ExportMenu<T>({ resource, columns, filter, q, sort }: Props<T>) {
  /** People also as cards for phones and mail programs. */
  const cards = () => {
    const query = new URLSearchParams({ sort });
    if (filter) query.set("filter", filter);
    if (q) query.set("q", q);
    return `/api/v1/${resource}/vcards?${query}`;
  };
  const named = columns.flatMap(({ header, path, sort: field }) => {
    const name = path ?? field;
    return name ? [{ path: name, title: header }] : [];
  });
  return (
    <FileMenu path={resource} params={{ sort, filter, q }} columns={named}>
      {resource === "contacts" && (
        <Menu.Item component="a" href={cards()} download>
          vCard
        </Menu.Item>
      )}
    </FileMenu>
  );
}
