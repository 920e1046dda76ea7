import { expect, it } from "vitest";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { destinationLabel } from "./destination-label";
import { differingParts } from "./differing-parts";
import { draftedObjects } from "./drafted-objects";
import { outcomeTone } from "./outcome-tone";
import { sendersOf } from "./senders-of";

const endpoint = (address: string): ExplainResponse["destinations"][number]["endpoints"][number] => ({
  address,
  namespace: "shop",
  workload: "web",
  version: "",
});
const destination = { host: "web.shop.svc.cluster.local", port: 80, weight: 100, endpointsHidden: false };
const answer: ExplainResponse = {
  outcome: "route",
  code: null,
  destinations: [{ ...destination, endpoints: [endpoint("a"), endpoint("b")] }],
  timeoutMs: null,
  retries: null,
  fault: null,
  mtls: true,
  authorization: { allowed: true, by: null },
  steps: [],
  of: "now",
  warnings: [],
};

it.each<[Partial<ExplainResponse>, readonly string[]]>([
  [{ of: "then", warnings: [{ code: "a", message: "a" }] }, []],
  [{ destinations: [{ ...destination, endpoints: [endpoint("b"), endpoint("a")] }] }, []],
  [
    { destinations: [{ ...destination, weight: 99, endpoints: [endpoint("a"), endpoint("b")] }] },
    ["destinations"],
  ],
  [{ timeoutMs: 0, mtls: null }, ["mtls", "timeout"]],
  [
    { outcome: "refused", code: 403, authorization: { allowed: false, by: null } },
    ["outcome", "authorization"],
  ],
  [{ fault: { delay: null, abort: null } }, ["fault"]],
])("%j differs in %j", (change, parts) => {
  expect([...differingParts(answer, { ...answer, ...change })]).toEqual(parts);
});

it.each([
  ["route", true, "ok"],
  ["route", null, "warn"],
  ["noRoute", true, "bad"],
  ["passthrough", null, "warn"],
] as const)("%s with authorization %s looks %s", (outcome, allowed, tone) => {
  expect(outcomeTone({ ...answer, outcome, authorization: { allowed, by: null } })).toBe(tone);
});

it.each([
  [{ host: "web.shop.svc.cluster.local" }, "web"],
  [{ host: "web.shop.svc.cluster.local", subset: "v2" }, "web v2"],
  [{ host: "api.example.com", subset: "" }, "api.example.com"],
])("%j is called %s", (named, label) => {
  expect(destinationLabel(named)).toBe(label);
});

it("a draft is laid over the cluster with what it takes away, and not at all where a text cannot be read", () => {
  const gone = { kind: "X", metadata: { name: "a", namespace: "shop" } };
  expect(
    draftedObjects([
      { baseline: null, text: "kind: X\nspec:\n  weight: 0\n" },
      { baseline: gone, text: null },
    ]),
  ).toEqual([
    { kind: "X", spec: { weight: 0 } },
    { kind: "X", metadata: { name: "a", namespace: "shop", deletionTimestamp: "1970-01-01T00:00:00Z" } },
  ]);
  expect(draftedObjects([{ baseline: null, text: "a: [" }])).toBeNull();
  expect(draftedObjects([{ baseline: null, text: "" }])).toBeNull();
});

it("senders are listed once and in order, with one that only the URL knows", () => {
  const entry = (namespace: string, workload: string): { namespace: string; workload: string } => ({
    namespace,
    workload,
  });
  expect(sendersOf([entry("b", "y"), entry("b", "x"), entry("b", "x")], "a/z")).toEqual([
    { namespace: "a", workloads: ["z"] },
    { namespace: "b", workloads: ["x", "y"] },
  ]);
});
