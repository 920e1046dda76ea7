import { expect, test } from "vitest";
import { remainingEntries } from "./remaining-entries";

const entry = (text: string | null) => ({ baseline: null, text });
const done = {
  state: "done",
  at: 0,
  response: { outcome: "applied", at: 0, patch: [], findings: [] },
} as const;

test("what was written leaves the draft; what stopped it and what came after stay", () => {
  const stopped = {
    state: "stopped",
    response: { outcome: "refused", at: 0, patch: [], findings: [] },
  } as const;
  const entries = [entry("a"), entry(null), entry("c")];
  const results = [
    { ...done, response: { ...done.response, patch: [], findings: [] } },
    { ...stopped, response: { ...stopped.response, patch: [], findings: [] } },
    { state: "notTried" } as const,
  ];
  expect(remainingEntries(entries, results)).toEqual([entry(null), entry("c")]);
});

test("before anything was tried all of it stays", () => {
  expect(remainingEntries([entry("a")], [])).toEqual([entry("a")]);
});
