import { useSyncExternalStore } from "react";

export type Scheme = "light" | "dark" | "auto";
export type Density = "compact" | "regular" | "roomy";

const listeners = new Set<() => void>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(`klientela.${key}`);
  } catch {
    return null;
  }
}

/** Remembers a choice of this browser; without storage it lasts as long as the page. */
export function store(key: string, value: string) {
  try {
    localStorage.setItem(`klientela.${key}`, value);
  } catch {
    // private windows may refuse to store
  }
  for (const listener of listeners) listener();
}

export function stored(key: string): string | null {
  return read(key);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** A choice that is remembered in this browser, as state. */
export function useStored(key: string): [string | null, (value: string) => void] {
  const value = useSyncExternalStore(subscribe, () => read(key));
  return [value, (next) => store(key, next)];
}

export function applyDensity(density: Density) {
  document.documentElement.dataset.density = density;
  store("density", density);
}
