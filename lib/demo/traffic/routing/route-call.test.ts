import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoPod, demoService } from "@/lib/testing/demo-objects";
import { demoCall, groupOf } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { RouteDecision } from "../model/route-decision";
import { trafficPolicyFor } from "../policy/traffic-policy-for";
import { endpointsOf } from "../registry/endpoints-of";
import { meshWorld } from "../registry/mesh-world";
import { portProtocol } from "../registry/port-protocol";
import { routeCall } from "./route-call";

const PODS = [
  demoPod({ workload: "web" }),
  demoPod({ workload: "reviews" }),
  demoPod({ workload: "entry", dataPlane: "gateway", labels: { istio: "ingress" } }),
  demoPod({ workload: "waypoint", dataPlane: "waypoint" }),
];
const CALLERS = ["web", "entry", "waypoint"] as const;
const HOSTS = [
  "reviews",
  "reviews.shop.svc.cluster.local",
  "www.example.com",
  "*.example.com",
  "*",
  "10.96.0.10",
  "",
];
const CALLED = [
  "reviews",
  "reviews.shop",
  "www.example.com",
  "10.96.0.10",
  "10.1.0.1",
  "a.b.c.d",
  "[::1]",
  ":",
  ".",
];

const WORDS =
  "http HTTP HTTPS TLS TCP PASSTHROUGH SIMPLE ISTIO_MUTUAL mesh shop/entry ./* */* ~/* / /a v1 web 5s 503 (a+)+$ DNS STATIC NONE . ~ name";
const text = fc.constantFrom(...HOSTS, ...WORDS.split(" "));
const leaf = fc.oneof(
  text,
  fc.constantFrom<Json>(0, 1, 80, 100, 8080, -1, 0.5, 1e9, true, false, null),
  fc.string(),
);
/** Names of fields that routing reads. */
const KEYS = `
  hosts host http tcp tls match route destination weight subset subsets port number uri exact
  prefix regex headers request set add remove rewrite fault delay abort percentage value
  httpStatus mirror mirrors retries attempts delegate gateways exportTo servers selector mode
  credentialName protocol name labels ports egress workloadSelector outboundTrafficPolicy
  resolution endpoints address trafficPolicy portLevelSettings connectionPool
  outlierDetection loadBalancer sniHosts redirect version directResponse status
  uriRegexRewrite timeout type externalName clusterIP __proto__
`
  .trim()
  .split(/\s+/);
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie("json"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie("json"), { maxKeys: 5 }),
  ),
}));
const anySpec: fc.Arbitrary<JsonObject> = fc.dictionary(fc.constantFrom(...KEYS), json, { maxKeys: 8 });
const KINDS = [
  "VirtualService",
  "DestinationRule",
  "IstioGateway",
  "ServiceEntry",
  "WorkloadEntry",
  "Sidecar",
] as const;
const path = fc.constantFrom("shop/a", "shop/b", "other/a", "istio-system/a");
const shapeless = fc
  .tuple(fc.constantFrom(...KINDS), path, anySpec)
  .map(([kind, where, spec]) => demoConfig(kind, where, spec));

const host = fc.constantFrom(...HOSTS.filter((one) => one !== ""));
const hosts = fc.array(host, { minLength: 1, maxLength: 2 });
const exportTo = fc.constantFrom<Json>(["*"], ["."], ["shop"], []);
const route = fc.array(
  fc.record({
    destination: fc.record({ host, subset: fc.constantFrom("v1", "") }),
    weight: fc.constantFrom(0, 1, 50),
  }),
  { minLength: 1, maxLength: 3 },
);
const match = fc.array(fc.record({ uri: fc.record({ prefix: fc.constantFrom("/", "/a") }) }), {
  maxLength: 2,
});
const rules = fc.array(fc.record({ match, route }), { maxLength: 3 });
const gateways = fc.constantFrom<Json>(["mesh"], ["shop/a", "mesh"], ["other/a"]);
const ports = fc.constant<Json>([{ number: 80, name: "http", protocol: "HTTP" }]);
/** Objects as people write them, which are followed more often than not. */
const shaped = fc
  .oneof(
    fc.tuple(
      fc.constant("VirtualService" as const),
      fc.record({ hosts, exportTo, gateways, http: rules, tcp: rules }),
    ),
    fc.tuple(
      fc.constant("DestinationRule" as const),
      fc.record({ host, exportTo, subsets: fc.constant<Json>([{ name: "v1", labels: { app: "reviews" } }]) }),
    ),
    fc.tuple(fc.constant("ServiceEntry" as const), fc.record({ hosts, exportTo, ports, resolution: text })),
    fc.tuple(
      fc.constant("Sidecar" as const),
      fc.record({ egress: fc.constantFrom<Json>([{ hosts: ["./*"] }], [{ hosts: ["*/*"] }], []) }),
    ),
    fc.tuple(
      fc.constant("IstioGateway" as const),
      fc.record({
        selector: fc.constant<Json>({ istio: "ingress" }),
        servers: fc.constantFrom<Json>([{ port: { number: 80, protocol: "HTTP" }, hosts: ["*"] }]),
      }),
    ),
  )
  .chain(([kind, spec]) => path.map((where) => demoConfig(kind, where, spec)));
const anyObject = fc.oneof(shapeless, { arbitrary: shaped, weight: 3 });
const anyCall: fc.Arbitrary<Call> = fc
  .record({
    host: fc.oneof(fc.constantFrom(...CALLED), fc.string()),
    port: fc.constantFrom(80, 443, 8080, 0, 99_999),
    protocol: fc.constantFrom("http", "grpc", "tcp", "tls"),
    path: fc.oneof(fc.constantFrom("/", "/a?b=c", ""), fc.string()),
  })
  .map(demoCall);

/** Names, and of two objects of one name the last, as a store has them. */
const stored = (objects: readonly K8sObject[]): readonly K8sObject[] => [
  ...new Map(
    objects.map((one) => [`${one.kind}/${one.metadata.namespace ?? ""}/${one.metadata.name}`, one]),
  ).values(),
];
const worldOf = (objects: readonly K8sObject[]): MeshWorld => meshWorld(objectsView([...PODS, ...objects]));

function decisions(world: MeshWorld, call: Call): readonly RouteDecision[] {
  return CALLERS.map((caller) => routeCall(world, groupOf(world, "shop", caller), call));
}

/** Everything the pipeline asks of routing about a call. */
function everything(world: MeshWorld, call: Call): unknown {
  return CALLERS.map((caller) => {
    const client = groupOf(world, "shop", caller);
    const decision = routeCall(world, client, call);
    const targets = decision.outcome === "forward" ? decision.targets : [{ ...call, subset: "", call }];
    return targets.map((target) => {
      const { service, endpoints } = endpointsOf(world, client, target);
      const groups = endpoints.kind === "pods" ? endpoints.groups.map(({ end }) => end.workload).sort() : [];
      return [
        decision,
        service,
        { ...endpoints, groups },
        portProtocol(world, client, target),
        trafficPolicyFor(world, client, target),
      ];
    });
  });
}

// Anything may be written into a spec that no schema guards; proxies keep what they can read of it.
describe("routing under any configuration", () => {
  const anyWorld = fc.array(anyObject, { maxLength: 8 }).map(stored);
  const service = fc.oneof(
    fc.constant(demoService({ name: "reviews" })),
    anySpec.map((spec) => demoService({ name: "reviews", spec })),
  );

  it("never throws, and answers the same twice", () => {
    fc.assert(
      fc.property(anyWorld, service, anyCall, (objects, reviews, call) => {
        const all = [...objects, reviews];
        expect(everything(worldOf(all), call)).toEqual(everything(worldOf(all), call));
      }),
      { numRuns: 400 },
    );
  });

  it("answers the same whatever the order of the objects", () => {
    fc.assert(
      fc.property(anyWorld, service, anyCall, (objects, reviews, call) => {
        const all = [...objects, reviews];
        expect(everything(worldOf(all.toReversed()), call)).toEqual(everything(worldOf(all), call));
      }),
      { numRuns: 200 },
    );
  });

  const weighted = fc
    .array(fc.record({ weight: fc.oneof(fc.integer({ min: -5, max: 1_000 }), json), host: text }), {
      maxLength: 6,
    })
    .map((route) => route.map(({ weight, host }) => ({ destination: { host }, weight })));
  it("forwards shares that add up to 1, none of them 0", () => {
    fc.assert(
      fc.property(weighted, (route) => {
        const rule = demoConfig("VirtualService", "shop/a", {
          hosts: ["reviews"],
          gateways: ["mesh", "entry"],
          http: [{ route }],
        });
        for (const decision of decisions(worldOf([demoService({ name: "reviews" }), rule]), demoCall())) {
          if (decision.outcome !== "forward") continue;
          const shares = decision.targets.map(({ share }) => share);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(shares.every((share) => share > 0)).toBe(true);
        }
      }),
    );
  });
});
