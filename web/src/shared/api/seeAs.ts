/** As whom the application is seen, where it is not oneself: kept for this tab only, and no longer than the server does. */
export interface SeenAs {
  id: string;
  name: string;
  until: string;
}

const key = "klientela.see-as";

export function seenAs(): SeenAs | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as SeenAs | null;
    if (kept && Date.parse(kept.until) > Date.now()) return kept;
    sessionStorage.removeItem(key);
  } catch {
    sessionStorage.removeItem(key);
  }
  return undefined;
}

export function remember(seen: SeenAs | undefined) {
  if (seen) sessionStorage.setItem(key, JSON.stringify(seen));
  else sessionStorage.removeItem(key);
}
