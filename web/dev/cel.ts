/** The value at a dotted path. */
export function at(item: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], item);
}

/** The order of a list: what is missing comes last. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (a === undefined || a === null) return 1;
  if (b === undefined || b === null) return -1;
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a).localeCompare(String(b), "pl");
}

/** Just enough of CEL for the UI's own filters. */
export function compile(filter: string): (item: unknown) => boolean {
  const text = filter.trim();
  const some = splitAt(text, "||");
  if (some.length > 1) {
    const tests = some.map(compile);
    return (item) => tests.some((test) => test(item));
  }
  const all = splitAt(text, "&&");
  if (all.length > 1) {
    const tests = all.map(compile);
    return (item) => tests.every((test) => test(item));
  }
  if (text.startsWith("(") && text.endsWith(")")) return compile(text.slice(1, -1));
  return compileOne(text);
}

/** Splits outside of brackets and strings. */
function splitAt(text: string, operator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    if (quoted) continue;
    if (text[i] === "(") depth++;
    if (text[i] === ")") depth--;
    if (depth === 0 && text.startsWith(operator, i)) {
      parts.push(text.slice(from, i));
      from = i + operator.length;
      i++;
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim());
}

function compileOne(text: string): (item: unknown) => boolean {
  const exists = /^(\w+)\.exists\(\w+, \w+\.(\w+) == "(.*)"\)$/.exec(text);
  if (exists) {
    const [, list = "", field = "", value] = exists;
    return (item) => ((at(item, list) as Record<string, unknown>[]) ?? []).some((it) => it[field] === value);
  }
  const called = /^([\w.]+)\.(contains|startsWith)\("(.*)"\)$/.exec(text);
  if (called) {
    const [, field = "", name, value = ""] = called;
    return (item) => {
      const found = String(at(item, field) ?? "");
      return name === "contains" ? found.includes(value) : found.startsWith(value);
    };
  }
  const oneOf = /^([\w.]+) in \[(.*)\]$/.exec(text);
  if (oneOf) {
    const values = (oneOf[2] ?? "").split(",").map((it) => it.trim().replaceAll('"', ""));
    return (item) => values.includes(String(at(item, oneOf[1] ?? "")));
  }
  const member = /^"(.*)" in (\w+)$/.exec(text);
  if (member) return (item) => ((at(item, member[2] ?? "") as string[]) ?? []).includes(member[1] ?? "");
  const present = /^(!?)has\(([\w.]+)\)$/.exec(text);
  if (present) return (item) => !!at(item, present[2] ?? "") !== !!present[1];
  const aged = /^([\w.]+) (>=|<) now - duration\("(\d+)h"\)$/.exec(text);
  if (aged) {
    const [, field = "", operator, hours] = aged;
    const limit = Date.now() - Number(hours) * 3_600_000;
    return (item) => {
      const found = at(item, field);
      return typeof found === "string" && (operator === "<" ? Date.parse(found) < limit : Date.parse(found) >= limit);
    };
  }
  const compared = /^([\w.]+) (==|!=|>=|<=|<|>) (?:timestamp\()?"?([^")]*)"?\)?$/.exec(text);
  if (!compared?.[3]) throw new Error(text);
  const [, field = "", operator, value = ""] = compared;
  return (item) => {
    const found = at(item, field);
    const order = compare(typeof found === "number" ? found : (found ?? ""), value);
    if (operator === "==") return String(found) === value;
    if (operator === "!=") return String(found) !== value;
    if (found === undefined || found === null) return false;
    if (operator === ">=") return order >= 0;
    if (operator === "<=") return order <= 0;
    return operator === "<" ? order < 0 : order > 0;
  };
}
