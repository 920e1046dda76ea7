import { describe, expect, it } from "vitest";
import { demoConfig } from "@/lib/testing/demo-objects";
import { EDGE, edgeMesh } from "@/lib/testing/explain/gateway-edge";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import type { Caller } from "../../routing/caller";
import type { ExplainStep } from "../explanation";
import type { ExplainCall, Routed } from "../routed";
import { routeByApiRoutes } from "./route-by-api-routes";

const CALL = sampleCall({ host: "web.shop.svc.cluster.local", path: "/a?v=1" });
const SIDECAR: Caller = { namespace: "shop", labels: {}, dataPlane: "sidecar" };
const GATEWAY: Caller = { namespace: "edge", labels: {}, dataPlane: "gateway" };
const web = { name: "web", port: 8080 };

interface Parts {
  readonly kind?: string;
  readonly caller?: Caller;
  readonly call?: Partial<ExplainCall>;
  readonly more?: readonly K8sObject[];
}

/** What a route `shop/r` of these rules does with a GET of /a. */
function routed(rules: readonly JsonObject[], parts: Parts = {}): Routed | null {
  const { kind = "HTTPRoute", caller = SIDECAR, call = {}, more = [] } = parts;
  const mesh = edgeMesh([...EDGE, ...more, demoConfig(kind, "shop/r", { rules })]);
  const routes = mesh.routing.snapshot.list(kind);
  return routeByApiRoutes(mesh, { caller, routes }, { ...CALL, ...call });
}
const told = ({ path, verdict, because }: ExplainStep): string => `${path} ${verdict}: ${because}`;
const steps = (routed: Routed | null): readonly string[] => (routed?.steps ?? []).map(told);
const ends = (routed: Routed | null): unknown =>
  routed?.kind === "forward"
    ? routed.targets.map(({ host, percent, answered }) => [host.split(".")[0], percent, answered])
    : routed && [routed.kind, "code" in routed ? routed.code : null];

describe("routes of the Gateway API", () => {
  it("say which rules they passed by, and why, before the one that takes a request", () => {
    const rules = [
      { matches: [{ path: { type: "Exact", value: "/b" } }] },
      { matches: [{ method: "POST" }], backendRefs: [{ name: "api", port: 8080 }] },
      { backendRefs: [web] },
    ];
    expect(steps(routed(rules))).toEqual([
      'spec.rules[0].matches[0] skips: the path is "/a", it asks for exactly "/b"',
      'spec.rules[1].matches[0] skips: the method is "GET", it asks for exactly "POST"',
      "spec.rules[2] takes: every condition holds",
    ]);
    expect(ends(routed(rules))).toEqual([["web", 100, undefined]]);
  });

  it("answer 404 for what no rule takes", () => {
    const none = routed([{ matches: [{ method: "POST" }] }]);
    expect(ends(none)).toEqual(["error", 404]);
    expect(steps(none)[1]).toBe(" refuses: no rule takes the request: the proxy answers 404");
  });

  it.each<readonly [rule: string, refs: readonly JsonObject[], expected: unknown]>([
    [
      "weights of 1 are the default",
      [web, { name: "api", port: 8080, weight: 3 }],
      [
        ["web", 25, undefined],
        ["api", 75, undefined],
      ],
    ],
    ["a weight of 0 gets nothing", [web, { name: "api", port: 8080, weight: 0 }], [["web", 100, undefined]]],
    ["no backend", [], ["error", 500]],
    [
      "weights are of 32 bits at most",
      [
        { ...web, weight: 1e308 },
        { name: "api", port: 8080, weight: 1e308 },
      ],
      [
        ["web", 50, undefined],
        ["api", 50, undefined],
      ],
    ],
    ["no weight", [{ ...web, weight: 0 }], ["error", 500]],
    ["a backend that does not exist", [{ name: "gone", port: 8080 }], ["error", 500]],
    [
      "one of two does not exist",
      [
        { ...web, weight: 4 },
        { name: "gone", port: 8080 },
      ],
      [
        ["web", 80, undefined],
        ["gone", 20, 500],
      ],
    ],
    ["a kind that nobody knows", [{ name: "x", kind: "Bucket", group: "example.com" }], ["error", 500]],
    [
      "a host of a ServiceEntry",
      [{ name: "out.example.com", kind: "Hostname", group: "networking.istio.io", port: 8080 }],
      [["out", 100, undefined]],
    ],
  ])("backends: %s", (_rule, backendRefs, expected) => {
    expect(ends(routed([{ backendRefs }]))).toEqual(expected);
  });

  it("say how many requests a missing backend costs", () => {
    const split = routed([
      {
        backendRefs: [
          { ...web, weight: 2 },
          { name: "gone", port: 8080 },
        ],
      },
    ]);
    expect(steps(split)).toContain(
      "spec.rules[0].backendRefs[1] refuses: there is no Service or ServiceEntry of the host gone.shop.svc.cluster.local: 33.33 % of the requests are answered 500",
    );
  });

  it("need a ReferenceGrant for backends of other namespaces at gateways, and nowhere else", () => {
    const rules = [{ backendRefs: [{ name: "teller", namespace: "bank", port: 8080 }] }];
    const grant = (kind: string): K8sObject =>
      demoConfig("ReferenceGrant", "bank/g", {
        from: [{ group: "gateway.networking.k8s.io", kind, namespace: "shop" }],
        to: [{ group: "", kind: "Service" }],
      });
    expect(ends(routed(rules))).toEqual([["teller", 100, undefined]]);
    expect(ends(routed(rules, { caller: GATEWAY }))).toEqual(["error", 500]);
    expect(ends(routed(rules, { caller: GATEWAY, more: [grant("HTTPRoute")] }))).toEqual([
      ["teller", 100, undefined],
    ]);
    expect(ends(routed(rules, { caller: GATEWAY, more: [grant("GRPCRoute")] }))).toEqual(["error", 500]);
  });

  it("leave the choice of pods to an InferencePool", () => {
    const pool = {
      ...demoConfig("InferencePool", "shop/llm", {}),
      apiVersion: "inference.networking.k8s.io/v1",
    };
    const ref = { group: "inference.networking.k8s.io", kind: "InferencePool", name: "llm", port: 8000 };
    const found = routed([{ backendRefs: [ref] }], { more: [pool] });
    expect(steps(found)).toContain(
      "spec.rules[0].backendRefs[0] unknown: InferencePool shop/llm picks the pod of each request by itself",
    );
    expect(ends(routed([{ backendRefs: [ref] }]))).toEqual(["error", 500]);
  });

  it.each<readonly [redirect: JsonObject, code: number, location: string]>([
    [{}, 302, "//web.shop.svc.cluster.local/a?v=1"],
    [{ scheme: "https", statusCode: 301 }, 301, "https://web.shop.svc.cluster.local/a?v=1"],
    [{ hostname: "x.example.com", port: 8443 }, 302, "//x.example.com:8443/a?v=1"],
    [{ path: { type: "ReplaceFullPath", replaceFullPath: "/n" } }, 302, "//web.shop.svc.cluster.local/n?v=1"],
  ])("redirect by %j with %i to %s", (requestRedirect, code, location) => {
    const found = routed([{ filters: [{ type: "RequestRedirect", requestRedirect }], backendRefs: [web] }]);
    expect(ends(found)).toEqual(["redirect", code]);
    expect(steps(found)[1]).toBe(
      `spec.rules[0].filters[0] takes: it answers ${code} with the location ${location}`,
    );
  });

  it("say what filters and sessions do", () => {
    const mirror = (name: string, more: JsonObject = {}): JsonObject => ({
      type: "RequestMirror",
      requestMirror: { backendRef: { name, port: 8080 }, ...more },
    });
    const filters = [
      { type: "URLRewrite", urlRewrite: { hostname: "other" } },
      mirror("api"),
      mirror("api", { percent: 10 }),
      mirror("api", { fraction: { numerator: 1, denominator: 8 } }),
      mirror("gone"),
      { type: "CORS" },
      { type: "ResponseHeaderModifier" },
    ];
    const found = steps(routed([{ filters, backendRefs: [web], sessionPersistence: {} }])).slice(1);
    expect(found).toEqual([
      "spec.rules[0].filters changes: it is sent on with host other",
      "spec.rules[0].filters[1] changes: 100 % of the requests are copied to api.shop.svc.cluster.local:8080, whose answers nobody reads",
      "spec.rules[0].filters[2] changes: 10 % of the requests are copied to api.shop.svc.cluster.local:8080, whose answers nobody reads",
      "spec.rules[0].filters[3] changes: 12.5 % of the requests are copied to api.shop.svc.cluster.local:8080, whose answers nobody reads",
      "spec.rules[0].filters[4] changes: it copies nothing: there is no Service or ServiceEntry of the host gone.shop.svc.cluster.local",
      "spec.rules[0].filters[5] changes: answers preflight requests of other origins by itself",
      "spec.rules[0].filters[6] changes: changes headers of the response",
      "spec.rules[0].sessionPersistence changes: later requests of a session go to the pod of its first",
    ]);
  });

  it("send connections by the first rule of a TCPRoute, and close them where it has no backend", () => {
    const tcp = { kind: "TCPRoute", call: { protocol: "tcp" as const } };
    expect(ends(routed([{ backendRefs: [web] }, { backendRefs: [] }], tcp))).toEqual([
      ["web", 100, undefined],
    ]);
    expect(ends(routed([{ backendRefs: [{ name: "gone", port: 1 }] }], tcp))).toEqual(["error", 503]);
    expect(ends(routed([], tcp))).toEqual(["error", 503]);
  });

  it("have nothing to say of other protocols", () => {
    expect(routed([{ backendRefs: [web] }], { call: { protocol: "tcp" } })).toBeNull();
    expect(routed([{ backendRefs: [web] }], { kind: "TCPRoute" })).toBeNull();
  });

  it("tell of no more rules than a person reads", () => {
    const rules = Array.from({ length: 400 }, () => ({ matches: [{ method: "POST" }] }));
    expect(steps(routed(rules))).toHaveLength(101);
  });
});
