export type Texts = { [key: string]: string | Texts };

/** Puts the files of a language together; two files may add to the same group, never to the same text. */
export function merge(files: Record<string, unknown>): Texts {
  const all: Texts = {};
  for (const file of Object.keys(files).sort()) add(all, files[file] as Texts, file);
  return all;
}

function add(to: Texts, from: Texts, file: string) {
  for (const [key, value] of Object.entries(from)) {
    const known = to[key];
    if (known === undefined) to[key] = typeof value === "string" ? value : structuredClone(value);
    else if (typeof known === "string" || typeof value === "string")
      throw new Error(`${file} has ${key} a second time.`);
    else add(known, value, file);
  }
}
