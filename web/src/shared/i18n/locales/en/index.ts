import { merge } from "../../merge";

/** Every text of the language: a file per feature, in one piece. */
export default merge(import.meta.glob("./*.json", { eager: true, import: "default" }));
