import { expect, test } from "vitest";
import type { ApplyRequest, ApplyResponse } from "@/lib/contracts/config/apply";
import { ApiProblem } from "@/lib/client/api-problem";
import { applyInOrder } from "./apply-in-order";

const request = (name: string): ApplyRequest => ({
  baseline: null,
  edited: { metadata: { name } },
  dryRun: false,
  resolutions: {},
  overrideOwner: false,
});
const answer = (outcome: ApplyResponse["outcome"]): ApplyResponse => ({
  outcome,
  at: 0,
  patch: [],
  findings: [],
});
const lost = (status?: number): ApiProblem =>
  new ApiProblem("unreachable", {
    title: "Gone",
    detail: "No answer.",
    ...(status !== undefined && { status }),
  });

async function run(outcomes: readonly (ApplyResponse["outcome"] | ApiProblem)[]): Promise<readonly string[]> {
  const asked: ApplyRequest[] = [];
  const results = await applyInOrder(
    outcomes.map((_, index) => request(String(index))),
    {
      now: () => 7,
      apply: (sent) => {
        const outcome = outcomes[asked.push(sent) - 1];
        return outcome instanceof ApiProblem
          ? Promise.reject(outcome)
          : Promise.resolve(answer(outcome ?? "refused"));
      },
    },
  );
  expect(asked).toHaveLength(results.filter(({ state }) => state !== "notTried").length);
  return results.map((result) =>
    result.state === "failed" ? `failed ${String(result.uncertain)}` : result.state,
  );
}

test("objects are written in their order; one that is already so counts as written", async () => {
  expect(await run(["applied", "unchanged", "applied"])).toEqual(["done", "done", "done"]);
});

test.each([["conflict"], ["refused"]] as const)("after a %s nothing more is sent", async (outcome) => {
  expect(await run(["applied", outcome, "applied"])).toEqual(["done", "stopped", "notTried"]);
});

test("a connection that is lost leaves open whether it was written; a refusal does not", async () => {
  expect(await run([lost(), "applied"])).toEqual(["failed true", "notTried"]);
  expect(await run([lost(502)])).toEqual(["failed true"]);
  expect(await run([lost(403)])).toEqual(["failed false"]);
});

test("an answer that cannot be read leaves open what it said", async () => {
  expect(await run([lost(200), "applied"])).toEqual(["failed true", "notTried"]);
});

test("what is no failure of the request is not swallowed", async () => {
  const apply = (): Promise<ApplyResponse> => Promise.reject(new TypeError("bug"));
  await expect(applyInOrder([request("a")], { apply, now: () => 0 })).rejects.toThrow("bug");
});
