import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoPod, demoService } from "@/lib/testing/demo-objects";
import { behaviourOf, demandFor, flowsOf, intentOf } from "@/lib/testing/solved-flows";
import type { Demand } from "../world/demand";
import type { Intent } from "../world/intent";
import type { K8sObject } from "../world/k8s-object";
import type { MeshFlow } from "./model/mesh-flow";

const HOST = "api.example.com";
const GATEWAY = { namespace: "istio-system", workload: "gate" };
const NAME = { "gateway.networking.k8s.io/gateway-name": "waypoint" };

const given = fc.record({
  client: fc.constantFrom("sidecar", "none", "ztunnel"),
  server: fc.constantFrom("sidecar", "none", "ztunnel"),
  serverPods: fc.nat(2),
  port: fc.constantFrom("http", "grpc", "tcp"),
  usesWaypoint: fc.boolean(),
  ingressUsesWaypoint: fc.boolean(),
  peers: fc.constantFrom("STRICT", "PERMISSIVE", "DISABLE"),
  denied: fc.constantFrom("", "web", "gate"),
  attempts: fc.nat(3),
  timeout: fc.constantFrom("5ms", "15s"),
  abort: fc.constantFrom(0, 30, 100),
  failing: fc.constantFrom(0, 0.3, 1),
  perSecond: fc.integer({ min: 1, max: 500 }),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

function webIn({
  client,
  server,
  serverPods,
  port,
  usesWaypoint,
  ingressUsesWaypoint,
}: Given): readonly K8sObject[] {
  const labels = {
    ...(usesWaypoint ? { "istio.io/use-waypoint": "waypoint" } : {}),
    ...(ingressUsesWaypoint ? { "istio.io/ingress-use-waypoint": "true" } : {}),
  };
  return [
    demoNamespace("shop"),
    demoPod({ workload: "front", dataPlane: client }),
    demoService({ name: "web", labels, ports: [{ name: port, port: 8080, targetPort: 8080 }] }),
    ...Array.from({ length: serverPods }, (_, index) =>
      demoPod({ workload: "web", dataPlane: server, index }),
    ),
    demoPod({ workload: "waypoint", labels: NAME, dataPlane: "waypoint" }),
    demoConfig("Gateway", "shop/waypoint", {
      gatewayClassName: "istio-waypoint",
      listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
    }),
  ];
}

/** A gateway that lets calls in for `web` and out to a host outside the cluster. */
const gate: readonly K8sObject[] = [
  demoPod({ ...GATEWAY, labels: { app: "gate" }, dataPlane: "gateway" }),
  demoService({ namespace: "istio-system", name: "gate" }),
  demoConfig("IstioGateway", "istio-system/gate", {
    selector: { app: "gate" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
  }),
  demoConfig("ServiceEntry", "shop/api", {
    hosts: [HOST],
    location: "MESH_EXTERNAL",
    resolution: "DNS",
    ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
  }),
];

function rulesIn({ peers, denied, attempts, timeout, abort }: Given): readonly K8sObject[] {
  const patience = { timeout, retries: { attempts, retryOn: "5xx" } };
  const fault = { abort: { httpStatus: 503, percentage: { value: abort } } };
  const to = (host: string): JsonObject => ({ route: [{ destination: { host, port: { number: 8080 } } }] });
  return [
    demoConfig("VirtualService", "shop/api", {
      hosts: [HOST],
      gateways: ["mesh", "istio-system/gate"],
      http: [
        { match: [{ gateways: ["mesh"] }], ...patience, fault, ...to("gate.istio-system.svc.cluster.local") },
        { match: [{ gateways: ["istio-system/gate"] }], ...patience, ...to(HOST) },
      ],
    }),
    demoConfig("VirtualService", "shop/web", {
      hosts: ["web", "web.example.com"],
      gateways: ["mesh", "istio-system/gate"],
      http: [{ ...patience, fault, ...to("web") }],
    }),
    demoConfig("PeerAuthentication", "shop/default", { mtls: { mode: peers } }),
    ...(denied === ""
      ? []
      : [
          demoConfig("AuthorizationPolicy", `${denied === "gate" ? "istio-system" : "shop"}/deny`, {
            action: "DENY",
            rules: [{ to: [{ operation: { ports: ["8080"] } }] }],
            selector: { matchLabels: { app: denied } },
          }),
        ]),
  ];
}

function demandIn({ port, failing, perSecond }: Given): Demand {
  const rate = { perSecond };
  const intents: readonly Intent[] = [
    intentOf("web", { rate, protocol: port }),
    intentOf(HOST, { rate }),
    intentOf("web.example.com", { rate, from: GATEWAY, fromOutside: true }),
  ];
  const failures = [{ code: "503", share: failing }];
  return demandFor(intents, {
    behaviours: [behaviourOf("web", { failures }), behaviourOf(HOST, { namespace: "", failures })],
  });
}

const solved = (one: Given): readonly MeshFlow[] =>
  flowsOf([...webIn(one), ...gate, ...rulesIn(one)], demandIn(one));
const total = (flows: readonly MeshFlow[]): number =>
  flows.reduce((sum, { perSecond }) => sum + perSecond, 0);

describe("solveFlows through gateways, waypoints and over tcp", () => {
  it("conserves what callers send: it is answered or fails, once", () => {
    fc.assert(
      fc.property(given, (one) => {
        const requests = solved(one).filter(({ role }) => role === "request");
        const outside = requests.filter(
          ({ source, call }) => source.workload === "gate" && call.host !== HOST,
        );
        expect(total(requests.filter(({ source }) => source.workload === "front"))).toBeCloseTo(
          2 * one.perSecond,
          6,
        );
        expect(total(outside)).toBeCloseTo(one.perSecond, 6);
      }),
      { numRuns: 300 },
    );
  });

  it("lets a gateway send on every try that it receives, and nothing else", () => {
    fc.assert(
      fc.property(given, (one) => {
        const flows = solved(one);
        // Where caller and gateway do not see the same, the gateway's view is the attempt.
        const tries = flows.filter(
          ({ destination, role, flags }) =>
            destination?.workload === "gate" && (role === "attempt" || !/URX|UT/.test(flags)),
        );
        const sentOn = flows.filter(
          ({ source, role, call }) => source.workload === "gate" && role === "request" && call.host === HOST,
        );
        expect(total(sentOn)).toBeCloseTo(total(tries), 6);
      }),
      { numRuns: 300 },
    );
  });
});
