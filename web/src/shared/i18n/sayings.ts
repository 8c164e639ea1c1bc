/** Says a sentence of the API in another language; what is not known stays as it is. */
export type Say = (text: string) => string;

interface Pattern {
  matcher: RegExp;
  words: string;
}

/** Longer texts are no sentences. */
const LONGEST = 1_000;
/** How often a sentence stands in a place of another one. */
const DEEPEST = 3;

/**
 * @param catalogue sentences with numbered places, such as `There is no {0} with the id {1}.`, and their translations;
 *   what stands in a place is translated too where it is known. `{0|fields}` is a list of fields' names.
 * @param nameOf what a field is called
 */
export function sayings(catalogue: Record<string, string>, nameOf: (field: string) => string): Say {
  const plain = new Map(Object.entries(catalogue));
  const patterns = Object.entries(catalogue)
    .filter(([text]) => text.includes("{0}"))
    .sort(([one], [other]) => literal(other).length - literal(one).length)
    .map(([text, words]): Pattern => ({ matcher: matcherOf(text), words }));

  const fields = (names: string) => names.split(", ").map(nameOf).join(", ");
  const say = (text: string, depth: number): string => {
    const known = plain.get(text);
    if (known !== undefined) return known;
    if (depth === DEEPEST || text.length > LONGEST) return text;
    for (const { matcher, words } of patterns) {
      const match = matcher.exec(text);
      if (!match) continue;
      return words.replace(/\{(\d)(\|fields)?\}/g, (_, place: string, names?: string) => {
        const value = match[Number(place) + 1] ?? "";
        return names ? fields(value) : say(value, depth + 1);
      });
    }
    return text;
  };
  return (text) => say(text, 0);
}

function literal(text: string): string {
  return text.replace(/\{\d\}/g, "");
}

function matcherOf(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\\\{\d\\\}/g, "([\\s\\S]+?)")}$`);
}
