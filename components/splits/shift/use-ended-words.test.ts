import { createElement, type ReactElement } from "react";
import { expect, test } from "vitest";
import { renderMarkup } from "@/lib/testing/render-markup";
import { sampleSplit } from "@/lib/testing/sample-split";
import { shiftPlan } from "@/lib/testing/shift-plan";
import { useEndedWords } from "./use-ended-words";

/** What is said of a shift of web from 100/0 that had come to 50/50. */
function Words({ action }: { action: "finish" | "rollBack" | "drop" }): ReactElement {
  const words = useEndedWords();
  const shift = { split: sampleSplit(), names: ["v1", "v2"], plan: shiftPlan(), figures: [null, null] };
  return createElement("p", null, words({ ...shift, action }).lines.join(" "));
}

test.each([
  ["rollBack", "v2: weight 0 → 0 (highest 50); no figures since the last step."],
  [
    "drop",
    "v2: weight 0 before the shift, up to 50 in it, left as it is now; no figures since the last step.",
  ],
] as const)("the summary of %s tells the weights it leaves, as far as they are known", (action, said) => {
  expect(renderMarkup(createElement(Words, { action }))).toContain(said);
});
