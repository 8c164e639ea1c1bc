/**
 * The part of the filter language (CEL) that fits into chips: conditions joined by `&&`. The text is the truth; chips
 * are a way to read and write it, and a text that does not fit is edited as text.
 */
export type Operator =
  | "is"
  | "isNot"
  | "contains"
  | "startsWith"
  | "atLeast"
  | "atMost"
  | "above"
  | "below"
  | "has"
  | "empty"
  | "set";

export interface Condition {
  field: string;
  operator: Operator;
  value: string;
}

/** How values of a field are written: quoted, as a number, as a day or as an instant. */
export type FieldKind = "text" | "choice" | "number" | "day" | "instant" | "tags";

const literal = String.raw`"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(true|false)|timestamp\("([^"]*)"\)`;
const path = String.raw`([a-zA-Z][\w.]*)`;
const comparison = new RegExp(String.raw`^${path}\s*(==|!=|>=|<=|>|<)\s*(?:${literal})$`);
const call = new RegExp(String.raw`^${path}\.(contains|startsWith)\(\s*(?:${literal})\s*\)$`);
const membership = new RegExp(String.raw`^(?:${literal})\s+in\s+${path}$`);
const presence = new RegExp(String.raw`^(!?)has\(\s*${path}\s*\)$`);

const comparisons: Record<string, Operator> = {
  "==": "is",
  "!=": "isNot",
  ">=": "atLeast",
  "<=": "atMost",
  ">": "above",
  "<": "below",
};

/** The conditions of a text, or undefined where it is more than conditions joined by `&&`. */
export function parseConditions(text: string): Condition[] | undefined {
  if (!text.trim()) return [];
  const conditions: Condition[] = [];
  for (const part of splitAnd(text)) {
    const condition = parseCondition(part.trim());
    if (!condition) return undefined;
    conditions.push(condition);
  }
  return conditions;
}

function parseCondition(text: string): Condition | undefined {
  const compared = comparison.exec(text);
  if (compared) {
    const [, field = "", operator = "", ...values] = compared;
    return { field, operator: comparisons[operator] ?? "is", value: textOf(values) };
  }
  const called = call.exec(text);
  if (called) {
    const [, field = "", operator = "", ...values] = called;
    return { field, operator: operator as Operator, value: textOf(values) };
  }
  const member = membership.exec(text);
  if (member) return { field: member[5] ?? "", operator: "has", value: textOf(member.slice(1, 5)) };
  const present = presence.exec(text);
  if (present) return { field: present[2] ?? "", operator: present[1] ? "empty" : "set", value: "" };
  return undefined;
}

function textOf(groups: (string | undefined)[]): string {
  const [quoted, number, boolean, instant] = groups;
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
  return number ?? boolean ?? instant?.slice(0, 10) ?? "";
}

/** Splits at `&&` outside of strings and brackets. */
function splitAnd(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === "\\" && quoted) i++;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === "(" || letter === "[") depth++;
    else if (letter === ")" || letter === "]") depth--;
    else if (depth === 0 && text.startsWith("&&", i)) {
      parts.push(text.slice(start, i));
      start = i + 2;
      i++;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

export function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}

export function writeCondition({ field, operator, value }: Condition, kind: FieldKind): string {
  const written =
    kind === "number" ? value : kind === "instant" ? `timestamp("${value.slice(0, 10)}T00:00:00Z")` : quote(value);
  switch (operator) {
    case "is":
      return `${field} == ${written}`;
    case "isNot":
      return `${field} != ${written}`;
    case "atLeast":
      return `${field} >= ${written}`;
    case "atMost":
      return `${field} <= ${written}`;
    case "above":
      return `${field} > ${written}`;
    case "below":
      return `${field} < ${written}`;
    case "contains":
      return `${field}.contains(${written})`;
    case "startsWith":
      return `${field}.startsWith(${written})`;
    case "has":
      return `${written} in ${field}`;
    case "empty":
      return `!has(${field})`;
    case "set":
      return `has(${field})`;
  }
}

export function writeConditions(conditions: Condition[], kindOf: (field: string) => FieldKind): string {
  return conditions.map((condition) => writeCondition(condition, kindOf(condition.field))).join(" && ");
}

export const operatorsOf: Record<FieldKind, Operator[]> = {
  text: ["is", "contains", "startsWith", "isNot", "set", "empty"],
  choice: ["is", "isNot", "set", "empty"],
  number: ["atLeast", "below", "is"],
  day: ["atLeast", "below", "is", "set", "empty"],
  instant: ["atLeast", "below"],
  tags: ["has"],
};
