import { expect, test } from "vitest";
import { ApiProblem } from "@/lib/client/api-problem";
import type { ApplyResponse } from "@/lib/contracts/config/apply";
import { resultOfAnswer, resultOfProblem } from "./write-result";

const answer = (part: Partial<ApplyResponse>): ApplyResponse => ({
  outcome: "refused",
  patch: [],
  findings: [],
  at: 0,
  ...part,
});
const problem = {
  title: "Forbidden",
  detail: "no.",
  causes: [{ field: "spec", message: "bad" }],
  uncertain: false,
};

test.each([
  [answer({ outcome: "applied" }), { state: "written" }],
  [answer({ outcome: "unchanged" }), { state: "written" }],
  [
    answer({ outcome: "conflict", conflicts: [{ path: "spec.http", manager: "" }] }),
    { state: "conflict", paths: ["spec.http"] },
  ],
  [answer({ problem }), { state: "refused", title: "Forbidden", detail: "no. spec: bad" }],
  [
    answer({ problem: { ...problem, uncertain: true } }),
    { state: "uncertain", title: "Forbidden", detail: "no. spec: bad" },
  ],
  [answer({}), { state: "refused", title: "", detail: "" }],
])("%j is told as it ended", (response, result) => {
  expect(resultOfAnswer(response)).toEqual(result);
});

test.each([
  [403, "refused"],
  [502, "uncertain"],
] as const)("a request that failed with %s counts as %s", (status, state) => {
  expect(resultOfProblem(new ApiProblem("problem", { title: "a", detail: "b", status })).state).toBe(state);
});
