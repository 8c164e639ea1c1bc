import type { MakePart } from "./part.ts";

/** Notifications. */
export const notifications: MakePart = () => ({});
