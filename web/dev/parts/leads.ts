import type { MakePart } from "./part.ts";

/** Leads. */
export const leads: MakePart = () => ({});
