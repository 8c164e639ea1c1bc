import { merge } from "../../merge";

/** The texts of every other screen: a file per feature, in one piece. */
export default merge(
  import.meta.glob(["./*.json", "!./core.json", "!./departments.json"], { eager: true, import: "default" }),
);
