/**
 * The part of the filter language (CEL) that fits into chips and groups: conditions joined by `&&` and `||`. The text is
 * the truth; chips and groups are ways to read and write it, and a text that does not fit is edited as text.
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
  | "set"
  | "within"
  | "before"
  | "yes"
  | "no";

export interface Condition {
  field: string;
  operator: Operator;
  value: string;
}

/** Conditions of which all or any must hold. */
export interface Group {
  join: "all" | "any";
  items: (Condition | Group)[];
}

/** How values of a field are written: quoted, as a number, as a day, as an instant, or not at all (a flag). */
export type FieldKind = "text" | "choice" | "number" | "day" | "instant" | "tags" | "flag";

/** Operators that say it all without a value. */
export const withoutValue: ReadonlySet<Operator> = new Set<Operator>(["empty", "set", "yes", "no"]);
/** Operators whose value is a number of days. */
export const ofDays: ReadonlySet<Operator> = new Set<Operator>(["within", "before"]);

const literal = String.raw`"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(true|false)|timestamp\("([^"]*)"\)`;
const path = String.raw`([a-zA-Z][\w.]*)`;
const comparison = new RegExp(String.raw`^${path}\s*(==|!=|>=|<=|>|<)\s*(?:${literal})$`);
const call = new RegExp(String.raw`^${path}\.(contains|startsWith)\(\s*(?:${literal})\s*\)$`);
const membership = new RegExp(String.raw`^(?:${literal})\s+in\s+${path}$`);
const presence = new RegExp(String.raw`^(!?)has\(\s*${path}\s*\)$`);
const flag = new RegExp(`^(!?)${path}$`);
const nothing = new RegExp(String.raw`^${path}\s*(==|!=)\s*null$`);
const age = new RegExp(String.raw`^${path}\s*(>=|<)\s*now\s*-\s*duration\("(\d+)h"\)$`);

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
  for (const part of split(text, "&&")) {
    const condition = parseCondition(part.trim());
    if (!condition) return undefined;
    conditions.push(condition);
  }
  return conditions;
}

export function isGroup(item: Condition | Group): item is Group {
  return "items" in item;
}

/** The groups of a text, or undefined where it says more than they can. */
export function parseGroup(text: string): Group | undefined {
  const inner = unwrap(text.trim());
  if (!inner) return { join: "all", items: [] };
  const some = split(inner, "||");
  const join = some.length > 1 ? "any" : "all";
  const items: (Condition | Group)[] = [];
  for (const part of some.length > 1 ? some : split(inner, "&&")) {
    const item = parseCondition(part.trim()) ?? nested(part, inner);
    if (!item) return undefined;
    items.push(item);
  }
  return { join, items };
}

function nested(part: string, whole: string): Group | undefined {
  const inner = unwrap(part.trim());
  return inner && inner !== whole ? parseGroup(inner) : undefined;
}

/** Without the brackets around all of it. */
function unwrap(text: string): string {
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === "\\" && quoted) i++;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === "(") depth++;
    else if (letter === ")" && --depth === 0 && i < text.length - 1) return text;
  }
  return unwrap(text.slice(1, -1).trim());
}

/** Whether a condition says enough to be written. */
export function isComplete({ operator, value }: Condition): boolean {
  return withoutValue.has(operator) || value.trim() !== "";
}

/** The text of the groups; what is not complete yet is left out. */
export function writeGroup(group: Group, kindOf: (field: string) => FieldKind): string {
  return group.items
    .map((item) => {
      if (!isGroup(item)) return isComplete(item) ? writeCondition(item, kindOf(item.field)) : "";
      const text = writeGroup(item, kindOf);
      return text && countComplete(item) > 1 ? `(${text})` : text;
    })
    .filter(Boolean)
    .join(group.join === "all" ? " && " : " || ");
}

function countComplete(group: Group): number {
  return group.items.reduce((sum, it) => sum + (isGroup(it) ? countComplete(it) : Number(isComplete(it))), 0);
}

function parseCondition(text: string): Condition | undefined {
  const missing = nothing.exec(text);
  if (missing) return { field: missing[1] ?? "", operator: missing[2] === "==" ? "empty" : "set", value: "" };
  const aged = age.exec(text);
  if (aged && Number(aged[3]) % 24 === 0) {
    return {
      field: aged[1] ?? "",
      operator: aged[2] === "<" ? "before" : "within",
      value: String(Number(aged[3]) / 24),
    };
  }
  const flagged = flag.exec(text);
  if (flagged) return { field: flagged[2] ?? "", operator: flagged[1] ? "no" : "yes", value: "" };
  const compared = comparison.exec(text);
  if (compared) {
    const [, field = "", operator = "", ...values] = compared;
    if (values[2]) {
      const yes = (values[2] === "true") === (operator === "==");
      return operator === "==" || operator === "!=" ? { field, operator: yes ? "yes" : "no", value: "" } : undefined;
    }
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
  const [quoted, number, , instant] = groups;
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
  return number ?? instant?.slice(0, 10) ?? "";
}

/** Splits at an operator of two signs outside of strings and brackets. */
function split(text: string, at: "&&" | "||"): string[] {
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
    else if (depth === 0 && text.startsWith(at, i)) {
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
    case "within":
      return `${field} >= now - duration("${Math.round(Number(value) * 24)}h")`;
    case "before":
      return `${field} < now - duration("${Math.round(Number(value) * 24)}h")`;
    case "yes":
      return `${field} == true`;
    case "no":
      return `${field} != true`;
  }
}

export function writeConditions(conditions: Condition[], kindOf: (field: string) => FieldKind): string {
  return conditions.map((condition) => writeCondition(condition, kindOf(condition.field))).join(" && ");
}

export const operatorsOf: Record<FieldKind, Operator[]> = {
  text: ["is", "contains", "startsWith", "isNot", "set", "empty"],
  choice: ["is", "isNot", "set", "empty"],
  number: ["atLeast", "below", "above", "atMost", "is", "isNot"],
  day: ["atLeast", "below", "is", "set", "empty"],
  instant: ["within", "before", "atLeast", "below", "set", "empty"],
  tags: ["has"],
  flag: ["yes", "no"],
};
