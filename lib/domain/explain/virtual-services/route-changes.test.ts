import { describe, expect, it } from "vitest";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import type { RouteRule } from "../../routing/route-rules";
import type { ExplainStep } from "../explanation";
import type { ExplainCall } from "../routed";
import { faultOf } from "./fault-of";
import { retriesOf } from "./retries-of";
import { changeSteps, faultSteps } from "./route-changes";

const CALL = sampleCall({ port: 80, path: "/a" });
const routeOf = (rule: JsonObject): RouteRule => ({
  rule,
  place: "VirtualService shop/v spec.http[0]",
  namespace: "shop",
  object: { kind: "VirtualService", namespace: "shop", name: "v" },
  section: "http",
  path: "spec.http[0]",
});
const told = (steps: readonly ExplainStep[]): readonly string[] =>
  steps.map(({ path, verdict, because }) => `${path.slice("spec.http[0].".length)} ${verdict}: ${because}`);

interface Asked {
  readonly after?: ExplainCall;
  readonly unknown?: boolean;
  readonly timeoutMs?: number | null;
}

/** What is told of a route that sends on what it took as it came, or as `after`. */
const changes = (
  rule: JsonObject,
  { after = CALL, unknown = false, timeoutMs = null }: Asked = {},
): readonly string[] =>
  told(
    changeSteps(
      routeOf(rule),
      { before: CALL, after, unknown },
      { timeoutMs, retries: retriesOf(rule["retries"]) },
    ),
  );

describe("a route is said to", () => {
  it.each<readonly [what: string, rule: JsonObject, expected: readonly string[]]>([
    ["change nothing", { route: [{ destination: { host: "web" } }] }, []],
    [
      "change headers, of all that it sends and of one destination",
      {
        headers: { request: { set: { a: "1" }, remove: ["b", "c"] } },
        route: [{}, { headers: { response: { add: { d: "1" } } } }],
      },
      [
        "headers changes: headers change (set on the request: a; remove on the request: b, c)",
        "route[1].headers changes: headers change (add on the response: d)",
      ],
    ],
    [
      "name the first of many headers",
      { headers: { request: { remove: ["a", "b", "c", "d", "e", "f"] } } },
      ["headers changes: headers change (remove on the request: a, b, c, d and 2 more)"],
    ],
    ["try no more", { retries: { attempts: 0 } }, ["retries changes: no further tries"]],
    [
      "try again",
      { retries: { attempts: 3, retryOn: "5xx, reset" } },
      ["retries changes: up to 3 further tries on 5xx, reset"],
    ],
    [
      "copy everything",
      { mirror: { host: "api", subset: "v2" } },
      ["mirror changes: 100% of requests are copied to api, subset v2; nobody reads the answers"],
    ],
    [
      "copy the share that it says, before an older field",
      { mirror: { host: "api" }, mirrorPercentage: { value: 5 }, mirrorPercent: 50 },
      ["mirror changes: 5% of requests are copied to api; nobody reads the answers"],
    ],
    [
      "copy the share of the older field",
      { mirror: { host: "api" }, mirrorPercent: 50 },
      ["mirror changes: 50% of requests are copied to api; nobody reads the answers"],
    ],
    ["copy nothing", { mirror: { host: "api" }, mirrorPercentage: {} }, []],
    [
      "copy to several",
      { mirrors: [{ destination: { host: "a" }, percentage: { value: 0 } }, { destination: { host: "b" } }] },
      ["mirrors[1] changes: 100% of requests are copied to b; nobody reads the answers"],
    ],
  ])("%s", (_what, rule, expected) => {
    expect(changes(rule)).toEqual(expected);
  });

  it("rewrite the path and the host, where they become others, and to wait no longer", () => {
    expect(changes({}, { after: { ...CALL, path: "/b", host: "x" }, timeoutMs: 500 })).toEqual([
      'rewrite changes: the path becomes "/b" and the host becomes "x"',
      "timeout changes: the caller waits 500 ms at most",
    ]);
    expect(changes({ rewrite: { uri: "/a" } })).toEqual([]);
    expect(changes({}, { unknown: true })).toEqual([
      "rewrite unknown: the expression that rewrites the path cannot be tried here: the new path is not known",
    ]);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
describe("faults of a route", () => {
  const all = { value: 100 };
  const faults = (fault: JsonObject): readonly string[] => told(faultSteps(routeOf({}), faultOf({ fault })));
  it.each<readonly [rule: string, fault: JsonObject, expected: readonly string[]]>([
    [
      "hold requests up",
      { delay: { fixedDelay: "1.5s", percentage: { value: 10 } } },
      ["fault.delay changes: 10% of requests are held up for 1500 ms"],
    ],
    [
      "refuse where they answer all",
      { abort: { httpStatus: 503, percentage: all } },
      ["fault.abort refuses: 100% of requests are answered with status 503 at once"],
    ],
    [
      "answer in gRPC's own codes",
      { abort: { grpcStatus: "unavailable", percentage: { value: 50 } } },
      ["fault.abort changes: 50% of requests are answered with gRPC status 14 at once"],
    ],
    [
      "are of a share in the older field",
      { delay: { fixedDelay: "1s", percent: 20 } },
      ["fault.delay changes: 20% of requests are held up for 1000 ms"],
    ],
    ["are none without a percentage", { abort: { httpStatus: 500 } }, []],
    ["are none of 0 percent", { delay: { fixedDelay: "1s", percentage: { value: 0 } } }, []],
    ["are none of a time that cannot be read", { delay: { fixedDelay: "soon", percentage: all } }, []],
    ["are none of a status that nobody knows", { abort: { grpcStatus: "SAD", percentage: all } }, []],
    [
      "are of at most all requests",
      { abort: { httpStatus: 400, percentage: { value: 900 } } },
      ["fault.abort refuses: 100% of requests are answered with status 400 at once"],
    ],
  ])("%s", (_rule, fault, expected) => {
    expect(faults(fault)).toEqual(expected);
  });
});
