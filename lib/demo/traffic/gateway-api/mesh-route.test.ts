import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { meshWorld } from "../registry/mesh-world";
import { meshRoute } from "./mesh-route";

const HOST = "reviews.shop.svc.cluster.local";
const SERVICE = { host: HOST, name: "reviews", namespace: "shop" };
const TO_REVIEWS = { group: "", kind: "Service", name: "reviews" };
const CALL: Call = {
  host: HOST,
  port: 8080,
  protocol: "http",
  method: "GET",
  path: "/reviews/1",
  headers: new Map(),
  token: null,
};
const SERVICES = ["reviews", "reviews-v1", "reviews-v2"].map((name) => demoService({ name }));

const route = (
  path: string,
  rules: readonly JsonObject[],
  parent: JsonObject = {},
  kind = "HTTPRoute",
): K8sObject => demoConfig(kind, path, { parentRefs: [{ ...TO_REVIEWS, ...parent }], rules });
const to = (name: string, more: JsonObject = {}): JsonObject => ({ name, port: 8080, ...more });
const aged = (object: K8sObject, creationTimestamp: string): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, creationTimestamp },
});

function groupOf(world: MeshWorld, namespace: string, workload: string): PodGroup {
  const [group] = world.groupsOf(namespace, workload);
  if (!group) throw new Error(`no pods of ${namespace}/${workload}`);
  return group;
}

interface Caller {
  readonly namespace?: string;
  readonly dataPlane?: "sidecar" | "waypoint" | "gateway";
  readonly call?: Partial<Call>;
}

function decide(
  objects: readonly K8sObject[],
  { namespace = "shop", dataPlane = "sidecar", call = {} }: Caller = {},
): RouteDecision | null {
  const pod = demoPod({ workload: "web", namespace, dataPlane });
  const world = meshWorld(objectsView([...SERVICES, pod, ...objects]));
  return meshRoute(world, groupOf(world, namespace, "web"), { ...CALL, ...call }, SERVICE);
}

/** Where a decision sends requests, as `service:share` (`!` for a service that is unknown); else what it is. */
function summary(decision: RouteDecision | null): string {
  if (decision === null) return "none";
  if (decision.outcome === "answer") return `${decision.code} ${decision.details}`;
  if (decision.outcome !== "forward") return decision.outcome;
  return decision.targets.map(({ host, share }) => `${host.split(".")[0] || "!"}:${share}`).join(" ");
}

describe("routes attached to a Service", () => {
  it.each<[string, readonly JsonObject[], Partial<Call>, string]>([
    ["sends everything to the one backend", [{ backendRefs: [to("reviews-v1")] }], {}, "reviews-v1:1"],
    [
      "splits by weight",
      [{ backendRefs: [to("reviews-v1", { weight: 90 }), to("reviews-v2", { weight: 10 })] }],
      {},
      "reviews-v1:0.9 reviews-v2:0.1",
    ],
    [
      "takes a missing weight for 1",
      [{ backendRefs: [to("reviews-v1"), to("reviews-v2", { weight: 3 })] }],
      {},
      "reviews-v1:0.25 reviews-v2:0.75",
    ],
    [
      "sends nothing to a backend of weight 0",
      [{ backendRefs: [to("reviews-v1", { weight: 0 }), to("reviews-v2")] }],
      {},
      "reviews-v2:1",
    ],
    [
      "answers 500 where all weights are 0",
      [{ backendRefs: [to("reviews-v1", { weight: 0 })] }],
      {},
      "500 direct_response",
    ],
    ["answers 500 for a rule without backends", [{}], {}, "500 direct_response"],
    [
      "answers 500 where the only backend is missing",
      [{ backendRefs: [to("gone")] }],
      {},
      "500 no_valid_backend",
    ],
    [
      "keeps the share of a missing backend",
      [{ backendRefs: [to("reviews-v1"), to("gone")] }],
      {},
      "reviews-v1:0.5 gone:0.5",
    ],
    [
      "answers 404 where no rule takes the request",
      [{ matches: [{ path: { type: "Exact", value: "/other" } }], backendRefs: [to("reviews-v1")] }],
      {},
      "noRoute",
    ],
    [
      "redirects with 302 where no code is given",
      [{ filters: [{ type: "RequestRedirect", requestRedirect: { hostname: "new.example" } }] }],
      {},
      "302 redirect",
    ],
    [
      "redirects with the code given",
      [{ filters: [{ type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301 } }] }],
      {},
      "301 redirect",
    ],
    [
      "leaves a route with an unknown filter out",
      [{ filters: [{ type: "ExtensionRef" }], backendRefs: [to("reviews-v1")] }],
      {},
      "none",
    ],
    [
      "leaves a route whose backend names no port out",
      [{ backendRefs: [{ name: "reviews-v1" }] }],
      {},
      "none",
    ],
    [
      "routes connections by TCPRoutes only",
      [{ backendRefs: [to("reviews-v1")] }],
      { protocol: "tcp" },
      "none",
    ],
    [
      "routes gRPC by HTTPRoutes",
      [{ backendRefs: [to("reviews-v1")] }],
      { protocol: "grpc" },
      "reviews-v1:1",
    ],
  ])("%s (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule)", (_, rules, call, expected) => {
    expect(summary(decide([route("shop/r", rules)], { call }))).toBe(expected);
  });

  it.each<[string, JsonObject, number, string]>([
    ["of every port where none is named", {}, 9090, "reviews-v1:1"],
    ["of the port it names", { port: 8080 }, 8080, "reviews-v1:1"],
    ["of no other port", { port: 8080 }, 9090, "none"],
    ["of no Gateway of the same name", { group: "gateway.networking.k8s.io", kind: "Gateway" }, 8080, "none"],
    ["of no Service elsewhere", { namespace: "other" }, 8080, "none"],
  ])("routes calls %s (https://gateway-api.sigs.k8s.io/mesh/)", (_, parent, port, expected) => {
    const rules = [{ backendRefs: [to("reviews-v1")] }];
    expect(summary(decide([route("shop/r", rules, parent)], { call: { port } }))).toBe(expected);
  });

  it.each<[string, readonly string[], Caller, string]>([
    ["obeys a producer route in every namespace", ["shop"], { namespace: "web" }, "shop"],
    ["obeys a consumer route in its own namespace", ["web"], { namespace: "web" }, "web"],
    ["ignores a consumer route elsewhere", ["web"], { namespace: "shop" }, "none"],
    ["prefers the consumer route", ["shop", "web"], { namespace: "web" }, "web"],
    ["obeys producer routes at a waypoint", ["shop"], { dataPlane: "waypoint", namespace: "shop" }, "shop"],
    ["ignores consumer routes at a waypoint", ["web"], { dataPlane: "waypoint", namespace: "web" }, "none"],
    ["asks nothing of a gateway's own calls", ["shop"], { dataPlane: "gateway" }, "none"],
  ])("%s (https://gateway-api.sigs.k8s.io/geps/gep-1426/)", (_, namespaces, caller, expected) => {
    const routes = namespaces.map((namespace) =>
      route(`${namespace}/r`, [{ backendRefs: [to("reviews-v1", { namespace: "shop" })] }], {
        namespace: "shop",
      }),
    );
    const decision = decide(routes, caller);
    const by = decision?.outcome === "forward" ? decision.route : "none";
    expect(by).toBe(expected === "none" ? "none" : `HTTPRoute ${expected}/r spec.rules[0]`);
  });

  it("needs no ReferenceGrant inside the mesh (https://gateway-api.sigs.k8s.io/mesh/)", () => {
    const other = demoService({ name: "reviews", namespace: "other" });
    const rules = [{ backendRefs: [to("reviews", { namespace: "other" })] }];
    expect(decide([other, route("shop/r", rules)])).toMatchObject({
      targets: [{ host: "reviews.other.svc.cluster.local", port: 8080, share: 1 }],
    });
  });

  it("routes a ServiceEntry's hosts (https://istio.io/latest/docs/reference/config/networking/service-entry/)", () => {
    const entry = demoConfig("ServiceEntry", "shop/api", { hosts: ["api.example.com"] });
    const attached = route("shop/r", [{ backendRefs: [to("reviews-v1")] }], {
      group: "networking.istio.io",
      kind: "ServiceEntry",
      name: "api",
    });
    const world = meshWorld(objectsView([...SERVICES, entry, attached, demoPod({ workload: "web" })]));
    const called = { host: "api.example.com", name: "api.example.com", namespace: "shop" };
    const decision = meshRoute(world, groupOf(world, "shop", "web"), { ...CALL, host: called.host }, called);
    expect(summary(decision)).toBe("reviews-v1:1");
  });

  it("sends to a host of a ServiceEntry by the kind Hostname", () => {
    const entry = demoConfig("ServiceEntry", "shop/api", { hosts: ["api.example.com"] });
    const backend = { group: "networking.istio.io", kind: "Hostname", name: "api.example.com", port: 443 };
    expect(decide([entry, route("shop/r", [{ backendRefs: [backend] }])])).toMatchObject({
      targets: [{ host: "api.example.com", port: 443 }],
    });
  });
});

describe("timeouts, retries and mirrors of a rule (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule)", () => {
  const backendRefs = [to("reviews-v1")];
  const defaults = { attempts: 2, perTryTimeoutMs: null };
  it.each<[string, JsonObject, JsonObject]>([
    ["has no time limit and Istio's retries", {}, { timeoutMs: null, retries: defaults }],
    ["limits the request", { timeouts: { request: "1s500ms" } }, { timeoutMs: 1500, retries: defaults }],
    ["takes 0s for no limit", { timeouts: { request: "0s" } }, { timeoutMs: null, retries: defaults }],
    [
      "limits each try where retries are asked for",
      { retry: { attempts: 3, codes: [503] }, timeouts: { request: "10s", backendRequest: "2s" } },
      {
        timeoutMs: 10_000,
        retries: {
          attempts: 3,
          perTryTimeoutMs: 2000,
          on: ["connect-failure", "refused-stream", "unavailable", "cancelled", "503"],
        },
      },
    ],
    [
      "limits the request by backendRequest without retries",
      { timeouts: { backendRequest: "2s" } },
      { timeoutMs: 2000 },
    ],
    ["retries not at all for 0 attempts", { retry: { attempts: 0 } }, { retries: null }],
  ])("%s", (_, rule, expected) => {
    expect(decide([route("shop/r", [{ ...rule, backendRefs }])])).toMatchObject(expected);
  });

  it("takes the mesh's default retries (https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/)", () => {
    const mesh = (attempts: number): K8sObject =>
      demoMeshConfig(`defaultHttpRetryPolicy: { attempts: ${attempts}, retryOn: "5xx,503" }`);
    const attached = route("shop/r", [{ backendRefs }]);
    expect(decide([mesh(1), attached])).toMatchObject({ retries: { attempts: 1, on: ["5xx", "503"] } });
    expect(decide([mesh(0), attached])).toMatchObject({ retries: null });
  });

  it.each<[string, JsonObject, number | null]>([
    ["copies all requests", {}, 1],
    ["copies a percentage", { percent: 25 }, 0.25],
    ["copies a fraction", { fraction: { numerator: 1, denominator: 8 } }, 0.125],
    ["copies a fraction of 100", { fraction: { numerator: 5 } }, 0.05],
    ["copies nothing to a backend that is missing", { backendRef: to("gone") }, null],
    ["copies nothing at 0 percent", { percent: 0 }, null],
  ])("%s (https://gateway-api.sigs.k8s.io/guides/http-request-mirroring/)", (_, mirror, share) => {
    const filters = [{ type: "RequestMirror", requestMirror: { backendRef: to("reviews-v2"), ...mirror } }];
    const decision = decide([route("shop/r", [{ filters, backendRefs }])]);
    const expected = [{ share, target: { host: "reviews-v2.shop.svc.cluster.local" } }];
    expect(decision).toMatchObject({ mirrors: share === null ? [] : expected });
  });

  it("answers 500 for the share of a missing backend, as Envoy's cluster-not-found code says", () => {
    expect(decide([route("shop/r", [{ backendRefs: [to("reviews-v1"), to("gone")] }])])).toMatchObject({
      clusterNotFoundCode: 500,
    });
  });
});

describe("several routes on one Service", () => {
  const rulesTo = (name: string): readonly JsonObject[] => [{ backendRefs: [to(name)] }];
  it("prefers the oldest of equals (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule)", () => {
    const older = aged(route("shop/z", rulesTo("reviews-v1")), "2026-01-01T00:00:00Z");
    const newer = aged(route("shop/a", rulesTo("reviews-v2")), "2026-02-01T00:00:00Z");
    expect(summary(decide([newer, older]))).toBe("reviews-v1:1");
    expect(
      summary(decide([route("shop/b", rulesTo("reviews-v2")), route("shop/a", rulesTo("reviews-v1"))])),
    ).toBe("reviews-v1:1");
  });

  it("prefers a GRPCRoute for gRPC and an HTTPRoute for the rest (https://gateway-api.sigs.k8s.io/geps/gep-1426/)", () => {
    const both = [
      route("shop/h", rulesTo("reviews-v1")),
      route("shop/g", rulesTo("reviews-v2"), {}, "GRPCRoute"),
    ];
    expect(summary(decide(both, { call: { protocol: "grpc", path: "/a.B/C" } }))).toBe("reviews-v2:1");
    expect(summary(decide(both))).toBe("reviews-v1:1");
  });

  it("matches the server name of TLSRoutes (https://gateway-api.sigs.k8s.io/guides/tls/)", () => {
    const tls = (name: string, hostnames: readonly string[]): K8sObject =>
      demoConfig("TLSRoute", `shop/${name}`, { parentRefs: [TO_REVIEWS], hostnames, rules: rulesTo(name) });
    const routes = [tls("reviews-v1", [HOST]), tls("reviews-v2", ["other.example.com"])];
    const call = { protocol: "tls", host: HOST } as const;
    expect(summary(decide(routes, { call }))).toBe("reviews-v1:1");
    expect(summary(decide([tls("reviews-v2", [])], { call }))).toBe("reviews-v2:1");
  });

  it("splits connections by a TCPRoute and closes them without a weight (https://gateway-api.sigs.k8s.io/guides/tcp/)", () => {
    const call = { protocol: "tcp", method: "", path: "" } as const;
    const tcp = (weight: number): K8sObject =>
      route("shop/t", [{ backendRefs: [to("reviews-v1", { weight })] }], {}, "TCPRoute");
    expect(summary(decide([tcp(1)], { call }))).toBe("reviews-v1:1");
    expect(summary(decide([tcp(0)], { call }))).toBe("!:1");
  });
});
