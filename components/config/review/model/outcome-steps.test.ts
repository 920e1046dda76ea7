import { expect, test } from "vitest";
import type { OutcomeResponse } from "@/lib/contracts/config/outcome";
import { outcomeSteps } from "./outcome-steps";

const outcome = (over: Partial<OutcomeResponse> = {}): OutcomeResponse => ({
  written: { resourceVersion: "7", generation: 2 },
  accepted: { state: "accepted", message: "" },
  inForce: { state: "yes", message: "" },
  flows: [],
  ...over,
});
const tones = (over: Partial<OutcomeResponse>): readonly string[] =>
  outcomeSteps(outcome(over)).map(({ tone }) => tone);

test("written is not accepted, and accepted is not in force", () => {
  expect(outcomeSteps(null).map(({ tone }) => tone)).toEqual(["ok", "waiting", "waiting"]);
  expect(
    tones({ accepted: { state: "waiting", message: "" }, inForce: { state: "notYet", message: "" } }),
  ).toEqual(["ok", "waiting", "waiting"]);
  expect(tones({ inForce: { state: "notYet", message: "" } })).toEqual(["ok", "ok", "waiting"]);
});

test("a control plane that rejects, or says nothing, is told apart", () => {
  expect(tones({ accepted: { state: "rejected", message: "bad host" } })[1]).toBe("bad");
  expect(tones({ accepted: { state: "notTold", message: "" } })[1]).toBe("unknown");
});

test("no traffic is unknown, never in force", () => {
  expect(tones({ inForce: { state: "noTraffic", message: "" } })[2]).toBe("unknown");
});

test("a caller that fell silent is bad news even where the rest is in force", () => {
  const flow = {
    caller: "a",
    service: "b",
    destination: "b-v1",
    before: 2,
    now: 0,
    successBefore: 1,
    successNow: null,
  };
  expect(tones({ flows: [{ ...flow, verdict: "lost" }] })[2]).toBe("bad");
  expect(tones({ flows: [{ ...flow, verdict: "moved" }] })[2]).toBe("ok");
});

test("after a delete the object is gone, which is what was asked", () => {
  expect(outcomeSteps(outcome({ written: null }))[0]).toMatchObject({ state: "deleted", tone: "ok" });
});
