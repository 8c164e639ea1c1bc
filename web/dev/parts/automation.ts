import type { MakePart } from "./part.ts";

/** Rules, their runs and webhooks. */
export const automation: MakePart = () => ({});
