import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { store, stored } from "@/shared/theme/preferences";
import type { Texts } from "./merge";

/** Adding a language is adding a folder here: it names itself in `language.name`. */
const first = import.meta.glob<{ default: Texts }>("./locales/*/first.ts");
const later = import.meta.glob<{ default: Texts }>("./locales/*/later.ts");
export const languages = Object.keys(first).map((file) => file.replace(/^.*\/(.*)\/first\.ts$/, "$1"));
export const languageNames: Record<string, string> = { en: "English", pl: "Polski" };

const loads = new Map<string, Promise<void>>();

function load(files: typeof first, file: string, language: string): Promise<void> {
  const path = `./locales/${language}/${file}.ts`;
  let loading = loads.get(path);
  if (!loading) {
    loading = files[path]?.().then((module) => {
      i18next.addResourceBundle(language, "translation", module.default, true);
    });
    // a failure on the way is tried again the next time
    loading?.catch(() => loads.delete(path));
    if (loading) loads.set(path, loading);
  }
  return loading ?? Promise.resolve();
}

/** The texts that the first screen does without; every other screen waits for them. */
export function laterTexts(): Promise<void> {
  return load(later, "later", i18next.language);
}

function preferred(): string {
  const wanted = stored("language") ?? navigator.language.slice(0, 2);
  return languages.includes(wanted) ? wanted : "en";
}

export async function startI18n(language = preferred()) {
  loads.clear();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await changeLanguage(language);
}

export async function changeLanguage(language: string) {
  const more = loads.has(`./locales/${i18next.language}/later.ts`);
  await Promise.all([load(first, "first", language), ...(more ? [load(later, "later", language)] : [])]);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: string) {
  store("language", language);
  await changeLanguage(language);
}
