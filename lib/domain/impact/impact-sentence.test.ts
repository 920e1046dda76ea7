import { expect, it } from "vitest";
import type { Impact } from "./impact";
import { impactSentence } from "./impact-sentence";

type Told = Parameters<typeof impactSentence>[0];
const NOTHING: Told = { moves: [], refused: [], admitted: [], services: [], unknown: [] };
const CALLER = { namespace: "shop", workload: "web", version: "" };
const move = (
  destination: string,
  before: number,
  after: number,
  successRate: number | null = 1,
): Impact["moves"][number] => ({
  caller: CALLER,
  service: "cart.shop",
  destination,
  before,
  after,
  ofService: { before: 10, after: 10 },
  successRate,
});
const refusal = { caller: CALLER, service: "cart.shop", requestsPerSecond: 2.5, because: "x" };

it.each<readonly [rule: string, told: Partial<Told>, flows: number, expected: string]>([
  ["no traffic", {}, 0, "No traffic was seen that this change speaks about."],
  ["no change of one flow", {}, 1, "The flow that this change speaks about would not change."],
  ["no change", {}, 3, "None of the 3 flows that this change speaks about would change."],
  [
    "a move",
    { moves: [move("a", 5, 3), move("b", 1, 3)] },
    5,
    "2 of 5 flows change. 2 requests/s go from a to b.",
  ],
  [
    "a move to failures",
    { moves: [move("a", 5, 0), move("b", 0, 5, 0.774)] },
    1,
    "1 of 1 flow changes. 5 requests/s go from a to b, which fails 22.6 % of requests.",
  ],
  [
    "several moves",
    { moves: [move("a", 5, 3), move("b", 5, 4), move("c", 0, 3)] },
    3,
    "2 of 3 flows change. 3 requests/s go from a to c (mostly).",
  ],
  [
    "traffic of several destinations that goes nowhere else",
    { moves: [move("a", 5, 0), move("b", 2, 0), move("b", 1, 0), move("c", 3, 0)] },
    4,
    "4 of 4 flows change. 11 requests/s no longer go to a and 2 other destinations.",
  ],
  [
    "traffic that goes nowhere else",
    { moves: [move("a", 5, 0)] },
    1,
    "1 of 1 flow changes. 5 requests/s no longer go to a.",
  ],
  [
    "success",
    { services: [{ service: "cart.shop", before: 1, after: 0.5 }] },
    1,
    "The success rate of cart.shop is expected to go from 100 % to 50 %.",
  ],
  [
    "no success that is not known",
    { services: [{ service: "s", before: 1, after: null }] },
    0,
    "No traffic was seen that this change speaks about.",
  ],
  [
    "refusals of one caller",
    { refused: [refusal, refusal] },
    1,
    "5 requests/s of 1 caller would be refused.",
  ],
  [
    "refused connections",
    { refused: [{ ...refusal, requestsPerSecond: 0 }] },
    1,
    "Connections of 1 caller would be refused.",
  ],
  ["admissions", { admitted: [refusal] }, 1, "2.5 requests/s of 1 caller would no longer be refused."],
  [
    "what cannot be told",
    { unknown: [{ what: "web to cart", because: "no paths", atMost: 3, dryRunPossible: true }] },
    1,
    "What becomes of at most 3 requests/s of web to cart cannot be told: no paths.",
  ],
  [
    "what cannot be told of connections",
    { unknown: [{ what: "web to db", because: "x", atMost: 0, dryRunPossible: false }] },
    1,
    "What becomes of web to db cannot be told: x.",
  ],
])("says %s", (_rule, told, flows, expected) => {
  expect(impactSentence({ ...NOTHING, ...told }, flows)).toBe(expected);
});
