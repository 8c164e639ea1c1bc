import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What is joined into a text while the program runs; a catalogue numbers them: {0}, {1}. */
const PLACE = "\uE000";

interface Token {
  kind: "text" | "word" | "sign";
  value: string;
}

const tokens =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"""[ \t]*\n([\s\S]*?)"""|"((?:[^"\\\n]|\\.)*)"|'(?:[^'\\\n]|\\.)+'|->|::|==|\+\+|\+=|[\w$]+|[^\s]/g;

function tokenize(source: string): Token[] {
  const found: Token[] = [];
  for (const [all, block, text] of source.matchAll(tokens)) {
    if (all.startsWith("//") || all.startsWith("/*")) continue;
    if (block !== undefined || text !== undefined) found.push({ kind: "text", value: unescaped(block ?? text ?? "") });
    else found.push({ kind: /^[\w$']/.test(all) ? "word" : "sign", value: all });
  }
  return found;
}

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|\n|.)/g, (_, it: string) => {
    if (it.startsWith("u")) return String.fromCharCode(Number.parseInt(it.slice(1), 16));
    return { n: "\n", t: "\t", s: " ", "\n": "" }[it] ?? it;
  });
}

/** What a text stands in: `Problem.conflict`, `@NotNull`, `orElse`; and as which of its arguments. */
interface Around {
  name: string;
  argument: number;
}

export interface JavaText {
  text: string;
  file: string;
  /** The nearest last, as far as the method's or the type's own braces. */
  around: Around[];
  /** The attribute of an annotation that it is given to. */
  attribute: string | undefined;
}

/** The texts of a Java source that are put together from literals, with a numbered place for what is not literal. */
export function textsOf(source: string, file: string): JavaText[] {
  const all = tokenize(source);
  const found: JavaText[] = [];
  const around: Around[] = [];
  const used = new Set<number>();
  const at = (index: number) => all[index]?.value ?? "";
  all.forEach((token, index) => {
    if (token.kind === "sign" && "({".includes(token.value)) around.push({ name: nameBefore(all, index), argument: 0 });
    else if (token.kind === "sign" && ")}".includes(token.value)) around.pop();
    else if (token.value === "," && around.length) (around.at(-1) as Around).argument++;
    if (token.kind !== "text" || used.has(index)) return;
    let text = at(index - 1) === "+" ? PLACE + token.value : token.value;
    let next = afterCalls(all, index + 1);
    while (at(next) === "+") {
      const start = next + 1;
      next = afterOperand(all, start);
      const alone = all[start]?.kind === "text" && next === afterCalls(all, start + 1);
      if (alone) used.add(start);
      text += alone ? at(start) : PLACE;
    }
    found.push({
      text: numbered(text),
      file,
      around: structuredClone(around.slice(around.findLastIndex(({ name }) => name === "{") + 1)),
      attribute: at(index - 1) === "=" ? at(index - 2) : undefined,
    });
  });
  return found;
}

function nameBefore(all: Token[], index: number): string {
  if (all[index]?.value === "{") return "{";
  const [before2, before, name] = [all[index - 3], all[index - 2], all[index - 1]];
  if (name?.kind !== "word") return "(";
  if (before?.value === "@") return `@${name.value}`;
  return before?.value === "." && before2?.kind === "word" ? `${before2.value}.${name.value}` : name.value;
}

/** Behind `.formatted(…)` and the like. */
function afterCalls(all: Token[], index: number): number {
  let next = index;
  while (all[next]?.value === "." && all[next + 1]?.kind === "word" && all[next + 2]?.value === "(") {
    next = afterOperand(all, next + 3) + 1;
    while (all[next - 1]?.value === ",") next = afterOperand(all, next) + 1;
  }
  return next;
}

const ends = [",", ")", "]", "}", ";", "?", ":", "+", "==", "->"];

/** @returns the index of what ends the operand that begins there */
function afterOperand(all: Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < all.length; index++) {
    const { kind, value } = all[index] as Token;
    if (kind !== "sign") continue;
    if (depth === 0 && ends.includes(value)) return index;
    if ("([{".includes(value)) depth++;
    else if (")]}".includes(value)) depth--;
  }
  return all.length;
}

/** A `%s` or `%,d` of a format is a place too. */
function numbered(text: string): string {
  let place = 0;
  return text
    .replace(/%(?:\d\$)?[,.0-9]*[sdfcxS]/g, PLACE)
    .replaceAll("%%", "%")
    .replace(/\uE000+/g, () => `{${place++}}`)
    .replace(/\s+/g, " ")
    .trim();
}

/** All Java sources of the services, each with the path that tells where it is. */
export function sources(root: string, modules: string[]): { file: string; source: string }[] {
  return modules.flatMap((module) => {
    const folder = join(root, module, "src", "main", "java");
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".java"))
      .map((file) => ({ file: `${module}/${file}`, source: readFileSync(join(folder, file), "utf8") }));
  });
}
