import type { LabelMatcher } from "./label-matcher";

const RE2_META = /[\\.+*?()|[\]{}^$]/g;

/** A matcher for exactly the given values; PromQL anchors regular expressions at both ends. */
export function anyOf(label: string, values: readonly string[]): LabelMatcher {
  const alternatives = values.map((value) => value.replace(RE2_META, String.raw`\$&`));
  return { label, operator: "=~", value: alternatives.join("|") };
}
