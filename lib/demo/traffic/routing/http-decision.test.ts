import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoService } from "@/lib/testing/demo-objects";
import { inShort, routed } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import type { Call } from "../model/call";
import type { RouteDecision } from "../model/route-decision";

const SERVICES = [
  demoService({ name: "reviews" }),
  demoService({ name: "ratings", ports: [{ name: "http", port: 9080 }] }),
  demoService({ name: "many", ports: [8080, 9090].map((port) => ({ name: `http-${port}`, port })) }),
];
const to = (host: string, more: JsonObject = {}, weight?: Json): JsonObject => ({
  destination: { host, ...more },
  ...(weight === undefined ? {} : { weight }),
});

function by(rule: JsonObject, call: Partial<Call> = {}, more: readonly K8sObject[] = []): RouteDecision {
  const route = demoConfig("VirtualService", "shop/reviews", { hosts: ["reviews"], http: [rule] });
  return routed([...SERVICES, route, ...more], call);
}

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
describe("the weights of a route", () => {
  it.each([
    ["add up to 100", [to("a", {}, 60), to("b", {}, 40)], "a.shop:8080=0.6 b.shop:8080=0.4"],
    ["add up to anything", [to("a", {}, 1), to("b", {}, 3)], "a.shop:8080=0.25 b.shop:8080=0.75"],
    ["leave out a destination of weight 0", [to("a", {}, 0), to("b", {}, 100)], "b.shop:8080=1"],
    ["leave out a destination without one among several", [to("a"), to("b", {}, 5)], "b.shop:8080=1"],
    ["do not count of a single destination", [to("a")], "a.shop:8080=1"],
    ["do not count of a single destination, not even 0", [to("a", {}, 0)], "a.shop:8080=1"],
    ["do not count below 0 or as text", [to("a", {}, -5), to("b", {}, "9"), to("c", {}, 1)], "c.shop:8080=1"],
    ["must add up to something", [to("a", {}, 0), to("b", {}, 0)], "noRoute"],
    [
      "tell two subsets apart",
      [to("a", { subset: "v1" }, 1), to("a", { subset: "v2" }, 1)],
      "a.shop:8080/v1=0.5 a.shop:8080/v2=0.5",
    ],
  ])("%s", (_rule, route, expected) => {
    expect(inShort(by({ route }))).toBe(expected);
  });

  it("of a route without destinations lead nowhere", () => {
    expect(inShort(by({ route: [] }))).toBe("noRoute");
    expect(inShort(by({}))).toBe("noRoute");
    expect(inShort(by({ route: "reviews" }))).toBe("noRoute");
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
describe("a destination", () => {
  it.each([
    ["its own port", to("many", { port: { number: 9090 } }), "many.shop:9090=1"],
    ["the one port of its service", to("ratings"), "ratings.shop:9080=1"],
    ["the port called where its service has several", to("many"), "many.shop:8080=1"],
    ["the port called where nothing has that host", to("nobody"), "nobody.shop:8080=1"],
  ])("takes %s", (_which, destination, expected) => {
    expect(inShort(by({ route: [destination] }))).toBe(expected);
  });

  it("named `name.namespace` is no Service, as that name is not completed", () => {
    expect(inShort(by({ route: [to("ratings.shop")] }))).toBe("ratings.shop.:8080=1");
  });

  it("is named by its rule", () => {
    expect(by({ route: [to("a")] })).toMatchObject({ route: "VirtualService shop/reviews spec.http[0]" });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect and #HTTPDirectResponse
describe("an answer in place of a route", () => {
  it.each([
    ["redirects with 301", { redirect: { uri: "/x" } }, "redirect 301"],
    ["redirects with a code of its own", { redirect: { uri: "/x", redirectCode: 308 } }, "redirect 308"],
    ["redirects although it has destinations", { redirect: {}, route: [to("a")] }, "redirect 301"],
    ["responds directly", { directResponse: { status: 418 } }, "direct_response 418"],
    ["does not respond without a status", { directResponse: {}, route: [to("a")] }, "a.shop:8080=1"],
  ])("%s", (_rule, rule, expected) => {
    expect(inShort(by(rule))).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
describe("the retries of a route", () => {
  const ISTIO = ["connect-failure", "refused-stream", "unavailable", "cancelled"];
  it.each([
    ["Istio's default", undefined, { attempts: 2, perTryTimeoutMs: null, on: ISTIO }],
    ["none with 0 attempts", { attempts: 0 }, null],
    ["none without attempts", { retryOn: "5xx" }, null],
    [
      "Istio's conditions where it names none",
      { attempts: 3 },
      { attempts: 3, perTryTimeoutMs: null, on: ISTIO },
    ],
    [
      "conditions and statuses of its own",
      { attempts: 1, retryOn: "5xx, 429,reset", perTryTimeout: "2s" },
      { attempts: 1, perTryTimeoutMs: 2_000, on: ["5xx", "429", "reset"] },
    ],
  ])("are %s", (_which, retries, expected) => {
    expect(by({ route: [to("a")], retries })).toMatchObject({ retries: expected });
  });

  it("are the mesh's where it says nothing, and not where it does", () => {
    const mesh = demoMeshConfig("defaultHttpRetryPolicy: {attempts: 5, retryOn: 5xx}");
    expect(by({ route: [to("a")] }, {}, [mesh])).toMatchObject({ retries: { attempts: 5, on: ["5xx"] } });
    expect(by({ route: [to("a")], retries: { attempts: 1 } }, {}, [mesh])).toMatchObject({
      retries: { attempts: 1, on: ISTIO },
    });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute-timeout
describe("the time-out of a route", () => {
  it.each([
    ["5s", 5_000],
    ["0.5s", 500],
    ["0s", null],
    ["soon", null],
    [undefined, null],
  ])("%s", (timeout, timeoutMs) => {
    expect(by({ route: [to("a")], timeout })).toMatchObject({ timeoutMs });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
describe("the fault of a route", () => {
  it.each([
    [
      "a delay",
      { delay: { percentage: { value: 10 }, fixedDelay: "3s" } },
      { delay: { share: 0.1, ms: 3_000 }, abort: null },
    ],
    [
      "a delay by the older field",
      { delay: { percent: 50, fixedDelay: "3s" } },
      { delay: { share: 0.5, ms: 3_000 }, abort: null },
    ],
    ["no delay without a percentage", { delay: { fixedDelay: "3s" } }, null],
    ["no delay without a time", { delay: { percentage: { value: 10 } } }, null],
    [
      "an abort",
      { abort: { percentage: { value: 0.1 }, httpStatus: 503 } },
      { delay: null, abort: { share: 0.001, code: 503, grpc: false } },
    ],
    ["no abort without a percentage", { abort: { httpStatus: 503 } }, null],
    [
      "an abort with a gRPC status",
      { abort: { percentage: { value: 100 }, grpcStatus: "UNAVAILABLE" } },
      { delay: null, abort: { share: 1, code: 14, grpc: true } },
    ],
    ["no abort with an unknown status", { abort: { percentage: { value: 100 }, grpcStatus: "NONE" } }, null],
    [
      "no more than all",
      { abort: { percentage: { value: 500 }, httpStatus: 500 } },
      { delay: null, abort: { share: 1, code: 500, grpc: false } },
    ],
    ["nothing", undefined, null],
  ])("is %s", (_what, fault, expected) => {
    expect(by({ route: [to("a")], fault })).toMatchObject({ fault: expected });
    expect(by({ directResponse: { status: 200 }, fault })).toMatchObject({ fault: expected });
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy
describe("the mirrors of a route", () => {
  const mirrors = (rule: JsonObject): unknown => {
    const decision = by({ route: [to("a")], ...rule });
    return decision.outcome === "forward"
      ? decision.mirrors.map(
          ({ target, share }) => `${target.host.split(".")[0] ?? ""}:${target.port}=${share}`,
        )
      : decision;
  };
  const ratings = { host: "ratings" };
  it.each([
    ["none", {}, []],
    ["everything without a percentage", { mirror: ratings }, ["ratings:9080=1"]],
    ["a percentage", { mirror: ratings, mirrorPercentage: { value: 25 } }, ["ratings:9080=0.25"]],
    ["none of 0 percent", { mirror: ratings, mirrorPercentage: { value: 0 } }, []],
    ["a number of the older field", { mirror: ratings, mirrorPercent: 50 }, ["ratings:9080=0.5"]],
    [
      "several",
      { mirrors: [{ destination: ratings, percentage: { value: 10 } }, { destination: { host: "b" } }] },
      ["ratings:9080=0.1", "b:8080=1"],
    ],
  ])("%s", (_what, rule, expected) => {
    expect(mirrors(rule)).toEqual(expected);
  });
});

const sent = (decision: RouteDecision): Call | null =>
  decision.outcome === "forward" ? (decision.targets[0]?.call ?? null) : null;

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite
describe("the rewriting of a route", () => {
  const at = (uri: JsonObject | null, rewrite: JsonObject, path: string): string => {
    const match = uri === null ? {} : { match: [{ uri }] };
    return sent(by({ ...match, rewrite, route: [to("a")] }, { path }))?.path ?? "";
  };
  it.each([
    ["replaces the matched prefix", { prefix: "/api" }, { uri: "/v1" }, "/api/a?x=1", "/v1/a?x=1"],
    ["leaves a double slash where both end in one", { prefix: "/api" }, { uri: "/" }, "/api/a", "//a"],
    ["replaces all of an exact path", { exact: "/api" }, { uri: "/v1" }, "/api?x=1", "/v1?x=1"],
    ["replaces all of what an expression matched", { regex: "/a.*" }, { uri: "/v1" }, "/abc", "/v1"],
    ["replaces the first slash without a uri", null, { uri: "/v1/" }, "/a", "/v1/a"],
    [
      "rewrites by an expression",
      { prefix: "/" },
      { uriRegexRewrite: { match: "^/(.+)/(.+)$", rewrite: "/\\2/\\1" } },
      "/a/b?x",
      "/b/a?x",
    ],
    [
      "rewrites every occurrence",
      null,
      { uriRegexRewrite: { match: "a", rewrite: "\\\\" } },
      "/a/a",
      "/\\/\\",
    ],
    [
      "leaves the path where the expression is none",
      null,
      { uriRegexRewrite: { match: "(", rewrite: "/" } },
      "/a",
      "/a",
    ],
    ["leaves the path where it names none", null, {}, "/a", "/a"],
  ])("%s", (_rule, uri, rewrite, path, expected) => {
    expect(at(uri, rewrite, path)).toBe(expected);
  });

  it("sets the authority", () => {
    expect(sent(by({ rewrite: { authority: "www.example.com" }, route: [to("a")] }))?.host).toBe(
      "www.example.com",
    );
  });
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers
describe("the headers of a route", () => {
  const after = (rule: JsonObject): readonly (readonly [string, string])[] => [
    ...(sent(
      by(rule, {
        headers: new Map([
          ["user", "ann"],
          ["trace", "1"],
        ]),
      }),
    )?.headers ?? []),
  ];
  const request = (change: JsonObject): JsonObject => ({ headers: { request: change } });
  it.each([
    [
      "set",
      request({ set: { User: "bob" } }),
      [
        ["user", "bob"],
        ["trace", "1"],
      ],
    ],
    [
      "add to what there is",
      request({ add: { user: "bob" } }),
      [
        ["user", "ann,bob"],
        ["trace", "1"],
      ],
    ],
    [
      "add what is new",
      request({ add: { New: "x" } }),
      [
        ["user", "ann"],
        ["trace", "1"],
        ["new", "x"],
      ],
    ],
    ["remove", request({ remove: ["TRACE", "none"] }), [["user", "ann"]]],
    [
      "remove before they add",
      request({ remove: ["user"], add: { user: "bob" } }),
      [
        ["trace", "1"],
        ["user", "bob"],
      ],
    ],
    [
      "of the response change no request",
      { headers: { response: { set: { user: "bob" } } } },
      [
        ["user", "ann"],
        ["trace", "1"],
      ],
    ],
  ])("%s", (_what, change, expected) => {
    expect(after({ ...change, route: [to("a")] })).toEqual(expected);
    expect(after({ route: [{ ...to("a"), ...change }] })).toEqual(expected);
  });

  it("are each destination's own", () => {
    const decision = by({
      route: [{ ...to("a", {}, 1), ...request({ set: { to: "a" } }) }, to("b", {}, 1)],
    });
    const told =
      decision.outcome === "forward" ? decision.targets.map(({ call }) => call.headers.get("to")) : [];
    expect(told).toEqual(["a", undefined]);
  });

  it.each(["host", ":authority", "Host"])("set the authority as %s", (name) => {
    expect(sent(by({ ...request({ set: { [name]: "www.example.com" } }), route: [to("a")] }))?.host).toBe(
      "www.example.com",
    );
  });
});
