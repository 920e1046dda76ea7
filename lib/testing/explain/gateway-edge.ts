import type { CallProtocol } from "@/lib/demo/traffic/model/call";
import type { RouteDecision } from "@/lib/demo/traffic/model/route-decision";
import { meshWorld } from "@/lib/demo/traffic/registry/mesh-world";
import { routeCall } from "@/lib/demo/traffic/routing/route-call";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { objectsView } from "@/lib/demo/world/objects-view";
import { explainMesh, type ExplainMesh } from "@/lib/domain/explain/explain-mesh";
import type { ExplainedRequest } from "@/lib/domain/explain/explained-request";
import type { AtGateway } from "@/lib/domain/explain/gateway/route-at-gateway";
import { demoConfig, demoNamespace, demoPod, demoService } from "../demo-objects";
import { demoSnapshot } from "../demo-snapshot";
import { explainedSaid, solvedSaid } from "./gateway-agreement";
import { groupOf } from "../routed-call";

const NAME = "gateway.networking.k8s.io/gateway-name";
const GATEWAY_LABELS = { istio: "ingressgateway", [NAME]: "front" };

const PEM = Buffer.from("-----BEGIN SOMETHING-----").toString("base64");

/** A gateway `edge/entry` behind a Service, and services to route to. */
export const EDGE: readonly K8sObject[] = [
  ...["edge", "shop", "bank"].map((name) => demoNamespace(name, { tier: name })),
  demoPod({ workload: "entry", namespace: "edge", dataPlane: "gateway", labels: GATEWAY_LABELS }),
  demoService({
    name: "entry",
    namespace: "edge",
    selector: { istio: "ingressgateway" },
    ports: [
      { name: "http2", port: 80, targetPort: 8080 },
      { name: "https", port: 443, targetPort: 8443 },
      { name: "tcp", port: 9000 },
    ],
  }),
  ...["web", "api"].map((name) => demoService({ name })),
  demoService({ namespace: "bank", name: "teller" }),
  demoConfig("ServiceEntry", "shop/out", {
    hosts: ["out.example.com"],
    resolution: "DNS",
    ports: [{ number: 8080, name: "http", protocol: "HTTP" }],
  }),
  ...["edge", "shop"].map((namespace) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { namespace, name: "cert" },
    data: { "tls.crt": PEM, "tls.key": PEM },
  })),
];

/** What explanations are made of, of objects as they are written. */
export const edgeMesh = (objects: readonly K8sObject[]): ExplainMesh =>
  explainMesh(demoSnapshot(objects), {
    rootNamespace: "istio-system",
    allowAny: true,
    autoMtls: true,
    trustDomains: ["cluster.local"],
  });

/** What the simulated mesh's gateway does with a request. */
export function solvedAtEdge(
  objects: readonly K8sObject[],
  request: ExplainedRequest,
  protocol: CallProtocol,
): RouteDecision {
  const { port, method, path, headers } = request;
  const host = request.host.toLowerCase();
  const world = meshWorld(objectsView(objects));
  const call = { host, port, protocol, method, path, headers: new Map(Object.entries(headers)), token: null };
  return routeCall(world, groupOf(world, "edge", "entry"), call);
}

type Said = ReturnType<typeof solvedSaid>;

/** Both in the same words; connections are compared by where they go. */
export function bothSaid(
  at: AtGateway,
  solved: RouteDecision,
  knows: (host: string) => boolean,
): { readonly explained: Said; readonly solved: Said } {
  const isConnection = at.call.protocol === "tls" || at.call.protocol === "tcp";
  const explained = at.refused
    ? { is: "noListener", targets: [], timing: "" }
    : explainedSaid(at.routed, isConnection);
  return { explained, solved: solvedSaid(solved, knows, isConnection) };
}
