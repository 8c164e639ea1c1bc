import { join } from "node:path";
import i18next from "i18next";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startI18n } from "@/shared/i18n";
import polish from "@/shared/i18n/locales/pl/server";
import words from "@/shared/i18n/locales/pl/server/words.json";
import { sayings } from "@/shared/i18n/sayings";
import { inReadersWords } from "@/shared/i18n/server";
import { javaSentences } from "./javaSentences";
import { textsOf } from "./javaTexts";

const placesOf = (text: string) => [...text.matchAll(/\{(\d)/g)].map(([, place]) => place).sort();

describe("what the API says", () => {
  const said = javaSentences(join(import.meta.dirname, "..", "..", ".."));

  it("is known in Polish, whatever a Java source says to people", () => {
    expect(said.size).toBeGreaterThan(700);
    const missing = [...said].filter(([text]) => !(text in polish)).map(([text, file]) => `${file}: ${text}`);
    expect(missing, "add these to src/shared/i18n/locales/pl/server").toEqual([]);
  });

  it("is forgotten in Polish when no source says it any more", () => {
    expect(Object.keys(polish).filter((text) => !said.has(text) && !(text in words))).toEqual([]);
  });

  it("keeps its places", () => {
    const lost = Object.entries(polish).filter(
      ([text, translation]) => placesOf(translation).join() !== placesOf(text).join() || !translation,
    );
    expect(lost).toEqual([]);
  });

  it("is not taken for something else", () => {
    const filled = (text: string) => text.replace(/\{(\d)(\|fields)?\}/g, "q$1");
    const say = sayings(polish, (field) => field);
    const mistaken = Object.entries(polish).filter(
      ([text, translation]) => !(filled(text) in polish) && say(filled(text)) !== filled(translation),
    );
    expect(mistaken).toEqual([]);
  });

  it("is collected as it is put together", () => {
    const source = `class A {
      // "a comment is nothing"
      void b() {
        throw Problem.conflict("There are %,d deals in \\"%s\\". ".formatted(n, name) + "Move them" + to(x, "else where") + ".")
            .field(at + ".key", "is no " + kind);
      }
    }`;
    expect(textsOf(source, "A.java").map(({ text }) => text)).toEqual([
      'There are {0} deals in "{1}". Move them{2}.',
      "else where",
      "{0}.key",
      "is no {0}",
    ]);
  });
});

describe("a sentence of the API", () => {
  const say = sayings(
    {
      "There is no {0} with the id {1}.": "Nie ma rekordu „{0}” o identyfikatorze {1}.",
      "Please correct: {0}.": "Popraw: {0|fields}.",
      "The file {0}.": "Plik {0}.",
      "has more than {0} entries": "ma więcej niż {0} wpisów",
      contact: "osoba",
    },
    (field) => (field === "city" ? "Miasto" : field),
  );

  it("is said with its places filled", () => {
    expect(say("There is no contact with the id c-1.")).toBe("Nie ma rekordu „osoba” o identyfikatorze c-1.");
    expect(say("The file has more than 5 entries.")).toBe("Plik ma więcej niż 5 wpisów.");
    expect(say("Please correct: city, zip.")).toBe("Popraw: Miasto, zip.");
  });

  it("stays as it is where it is not known, and where it only begins like one", () => {
    expect(say("There is no contact with the id c-1. Really.")).not.toContain("Really. ");
    expect(say("Something new.")).toBe("Something new.");
  });
});

describe("an answer of the API", () => {
  beforeEach(() => startI18n("en"));
  afterEach(() => startI18n("en"));

  const refusal = () => ({
    detail: "Please correct: city.",
    errors: [{ field: "city", message: "is missing" }],
    steps: [{ problem: "Somebody changed the same since." }],
    message: "is missing",
    notes: ['its start "x" is no date'],
  });

  it("is in the reader's words, but for what people have written", async () => {
    await startI18n("pl");
    expect(await inReadersWords(refusal())).toEqual({
      detail: "Popraw: Miasto.",
      errors: [{ field: "city", message: "brakuje" }],
      steps: [{ problem: "Ktoś zmienił to w międzyczasie." }],
      message: "is missing",
      notes: ["początek „x” nie jest datą"],
    });
  });

  it("is as it came where the reader speaks the API's language", async () => {
    expect(i18next.language).toBe("en");
    expect(await inReadersWords(refusal())).toEqual(refusal());
  });
});
