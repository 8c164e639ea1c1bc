import { merge } from "../../merge";

/** The texts of the frame and the first screen. */
export default merge(import.meta.glob(["./core.json", "./departments.json"], { eager: true, import: "default" }));
