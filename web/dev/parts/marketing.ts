import type { MakePart } from "./part.ts";

/** Segments, templates, campaigns, forms and the mails that were caught. */
export const marketing: MakePart = () => ({});
