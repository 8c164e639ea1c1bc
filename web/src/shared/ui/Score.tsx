import type { Nullable } from "@/shared/api/types";
import { Blank, Pill, type Tone } from "./values";

function toneOf(score: number): Tone {
  if (score >= 90) return "good";
  return score >= 70 ? "neutral" : score >= 40 ? "warn" : "bad";
}

/** A score of 0 to 100. */
export function Score({ value }: { value: Nullable<number> | undefined }) {
  return value === undefined || value === null ? <Blank /> : <Pill tone={toneOf(value)}>{Math.floor(value)}</Pill>;
}
