import { createElement, type ReactElement } from "react";
import { expect, test } from "vitest";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { renderMarkup } from "@/lib/testing/render-markup";
import { outcomeTone } from "../model/outcome-tone";
import { useOutcomeWords } from "./use-outcome-words";

type Step = ExplainResponse["steps"][number];

const step = (verdict: Step["verdict"]): Step => ({
  object: null,
  path: "",
  stage: "endpoints",
  verdict,
  because: "",
});
const PASSED: ExplainResponse = {
  outcome: "passthrough",
  code: null,
  destinations: [],
  timeoutMs: null,
  retries: null,
  fault: null,
  mtls: false,
  authorization: { allowed: true, by: null },
  steps: [step("takes")],
  of: "now",
  warnings: [],
};

function Sentence({ answer }: { answer: ExplainResponse }): ReactElement {
  return createElement("h2", null, useOutcomeWords()(answer).sentence);
}

const LEAVES = "Leaves for the host as it is: no configuration is about it";

test.each<[rule: string, Partial<ExplainResponse>, sentence: string, tone: string]>([
  ["arrives", {}, LEAVES, "warn"],
  [
    "has nobody to go to",
    { code: 503, steps: [step("refuses")] },
    "Is passed on as it is, and arrives nowhere: 503",
    "bad",
  ],
  [
    "has a name that DNS does not know",
    { steps: [step("refuses")] },
    "Is passed on as it is, and arrives nowhere",
    "bad",
  ],
  [
    "arrives at some, and is refused by others",
    { authorization: { allowed: null, by: null }, steps: [step("refuses")] },
    LEAVES,
    "warn",
  ],
])("what a proxy passes on and what %s is said as it is", (_rule, change, sentence, tone) => {
  const answer = { ...PASSED, ...change };
  expect(renderMarkup(createElement(Sentence, { answer }))).toContain(`<h2>${sentence}</h2>`);
  expect(outcomeTone(answer)).toBe(tone);
});
