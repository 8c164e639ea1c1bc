/** What a file says about itself, as the preview tells it. */
export interface ColumnProfile {
  name: string;
  kind: string;
  filled: number;
  distinct: number;
  min: string | null;
  max: string | null;
  misfits: number;
  misfitExamples: string[];
  examples: string[];
  suggestion: string | null;
}

export interface Preview {
  kind: "CSV" | "XLSX" | "VCARD" | "JCARD" | "XCARD";
  sheet: string | null;
  sheets: string[];
  encoding: string;
  delimiter: string;
  quote: string | null;
  escape: string | null;
  header: boolean;
  lineEnding: string;
  columns: ColumnProfile[];
  rows: string[][];
  total: number;
  problemCount: number;
  problems: { row: number; kind: string; message: string }[];
}

/** What a person knows better than the detection. */
export interface Reading {
  encoding?: string;
  delimiter?: string;
  quote?: string;
  header?: boolean;
  sheet?: string;
}

export interface TargetField {
  name: string;
  type: string;
  required: boolean;
  /** What people call a field that the product does not know. */
  label?: string | null;
}

export interface Choice {
  field: string;
  pattern?: string;
}
