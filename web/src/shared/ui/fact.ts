import type { ReactNode } from "react";

type Editor = "text" | "long" | "number" | "day" | "choice" | "tags" | "switch";

/** One fact of a record: how it reads, and how it is written. */
export interface Fact<T> {
  id: string;
  label: string;
  show: (record: T) => ReactNode;
  /** Absent where the fact cannot be edited. */
  edit?: {
    as: Editor;
    choices?: { value: string; label: string }[];
    /** The value as the editor holds it; tags are joined by line breaks. */
    read: (record: T) => string;
    /** The change of the record; throws nothing, the server judges. */
    write: (value: string, record: T) => Partial<T>;
    suffix?: string;
  };
  /** Where what it takes to write it is more than a line: opens that. */
  onEdit?: () => void;
}
