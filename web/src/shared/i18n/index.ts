import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { store, stored } from "@/shared/theme/preferences";
import type { Texts } from "./merge";

/** Adding a language is adding a folder here: it names itself in `language.name`. */
const files = import.meta.glob<{ default: Texts }>("./locales/*/index.ts");
export const languages = Object.keys(files).map((file) => file.replace(/^.*\/(.*)\/index\.ts$/, "$1"));
export const languageNames: Record<string, string> = { en: "English", pl: "Polski" };

async function load(language: string) {
  const file = files[`./locales/${language}/index.ts`];
  if (file && !i18next.hasResourceBundle(language, "translation")) {
    i18next.addResourceBundle(language, "translation", (await file()).default);
  }
}

function preferred(): string {
  const wanted = stored("language") ?? navigator.language.slice(0, 2);
  return languages.includes(wanted) ? wanted : "en";
}

export async function startI18n(language = preferred()) {
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
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export async function chooseLanguage(language: string) {
  store("language", language);
  await changeLanguage(language);
}
