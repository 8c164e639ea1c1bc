import { lazyRouteComponent } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { laterTexts } from "@/shared/i18n";

/** A screen that is loaded when it is opened, with the texts that the first one does without. */
export function screen<M extends { default: () => ReactNode }>(load: () => Promise<M>) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), laterTexts()]);
    return module;
  });
}
