import { someOf } from "../mesh/some-of";

const LONGEST = 80;

/** A value as a sentence quotes it, long ones cut short. */
export function quoted(value: string): string {
  return value.length > LONGEST ? `"${value.slice(0, LONGEST)}…"` : `"${value}"`;
}

/** Values for a sentence: `"a" or "b"`, long lists and long texts cut short. */
export function quotedAny(values: readonly string[]): string {
  return someOf(values.map(quoted), { word: "or" });
}
