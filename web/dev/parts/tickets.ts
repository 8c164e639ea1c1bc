import type { MakePart } from "./part.ts";

/** Tickets, queues and canned answers. */
export const tickets: MakePart = () => ({});
