import type { MantineColorSchemeManager } from "@mantine/core";
import { type Scheme, store, stored } from "@/shared/theme/preferences";

function isScheme(value: string | null): value is Scheme {
  return value === "light" || value === "dark" || value === "auto";
}

/** Keeps the colour scheme where boot.js reads it before the first paint. */
export const colorSchemeManager: MantineColorSchemeManager = {
  get: (fallback) => {
    const value = stored("scheme");
    return isScheme(value) ? value : fallback;
  },
  set: (value) => store("scheme", value),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => store("scheme", "auto"),
};
