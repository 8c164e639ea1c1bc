import i18next from "i18next";
import { type Say, sayings } from "./sayings";

/** A language that the API does not speak says here what it writes; read once there is something to say. */
const files = import.meta.glob<{ default: Record<string, string> }>("./locales/*/server.ts");
const known = new Map<string, Promise<Say>>();

type Node = Record<string, unknown>;

/**
 * Puts the sentences of an answer into the reader's language, in their place; what no catalogue knows stays as it is.
 *
 * @param body what was just read from the API
 */
export async function inReadersWords<T>(body: T): Promise<T> {
  const language = i18next.language;
  const file = files[`./locales/${language}/server.ts`];
  if (!file || !hasSentences(body)) return body;
  let say = known.get(language);
  if (!say) {
    say = file().then((module) => sayings(module.default, nameOfField));
    known.set(language, say);
    // the sentence is shown as it is, and the next one tries again
    say.catch(() => known.delete(language));
  }
  try {
    const words = await say;
    eachSentence(body, (node, key) => {
      node[key] = words(String(node[key]));
    });
  } catch {}
  return body;
}

function nameOfField(field: string): string {
  const key = `field.${field}`;
  return i18next.exists(key) ? i18next.t(key) : field;
}

/** Where the API writes to people; what people have written themselves is elsewhere. */
const single = new Set(["problem", "detail", "reason", "answer"]);
const several = new Set(["notes", "problems"]);
/** A message is the API's where it is about a place in what was sent. */
const places = ["field", "row", "line"];

function hasSentences(body: unknown): boolean {
  let found = false;
  eachSentence(body, () => {
    found = true;
  });
  return found;
}

function eachSentence(value: unknown, act: (node: Node, key: string) => void) {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== "string") {
      if (several.has(key) && Array.isArray(inner)) {
        inner.forEach((it, index) => {
          if (typeof it === "string") act(inner as unknown as Node, String(index));
        });
      }
      eachSentence(inner, act);
    } else if (single.has(key) || (key === "message" && places.some((it) => it in value))) {
      act(value as Node, key);
    }
  }
}
