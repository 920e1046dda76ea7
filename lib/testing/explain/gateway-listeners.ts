import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { bornAt } from "../born-at";
import { demoConfig } from "../demo-objects";

const CERTIFICATE: JsonObject = { certificateRefs: [{ name: "cert" }] };
const LISTENING = fc.constantFrom<JsonObject>(
  ...Array<JsonObject>(8).fill({ port: 80, protocol: "HTTP" }),
  { port: 8080, protocol: "HTTP" },
  { port: 443, protocol: "HTTPS", tls: CERTIFICATE },
  { port: 443, protocol: "HTTPS", tls: CERTIFICATE },
  { port: 443, protocol: "HTTPS" },
  { port: 8444, protocol: "TLS", tls: { mode: "Passthrough" } },
  { port: 9443, protocol: "TLS", tls: CERTIFICATE },
  { port: 9000, protocol: "TCP" },
  { port: 80, protocol: "TCP" },
  { port: 80, protocol: "UDP" },
);
const SELECTED = { matchExpressions: [{ key: "tier", operator: "In", values: ["bank", "edge"] }] };
const namespaces = fc.constantFrom<JsonObject>(
  ...Array<JsonObject>(6).fill({ from: "All" }),
  {},
  { from: "Same" },
  { from: "None" },
  { from: "Selector", selector: { matchLabels: { tier: "shop" } } },
  { from: "Selector", selector: SELECTED },
  { from: "Selector", selector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } } },
);
const kinds = fc.constantFrom<Json>(
  ...Array<Json>(6).fill([]),
  [{ kind: "HTTPRoute" }],
  [{ group: "gateway.networking.k8s.io", kind: "GRPCRoute" }, { kind: "TCPRoute" }],
);

const listener: fc.Arbitrary<JsonObject> = fc
  .record({
    listening: LISTENING,
    name: fc.constantFrom("web", "more", "other"),
    hostname: fc.constantFrom(undefined, undefined, "a.example.com", "*.example.com", "b.example.com"),
    namespaces,
    kinds,
  })
  .map(({ listening, name, hostname, ...allowedRoutes }) => ({
    ...listening,
    name,
    ...(hostname && listening["protocol"] !== "TCP" ? { hostname } : {}),
    allowedRoutes,
  }));

interface Served {
  readonly path: string;
  readonly addresses?: readonly JsonObject[];
}

/** A Gateway that the gateway `edge/entry` serves, by its label or by the address of its Service. */
export const apiGateway: fc.Arbitrary<K8sObject> = fc
  .record({
    served: fc.constantFrom<Served>(
      ...Array<Served>(6).fill({ path: "edge/front" }),
      { path: "edge/hand", addresses: [{ type: "Hostname", value: "entry.edge.svc.cluster.local" }] },
      { path: "shop/hand", addresses: [{ type: "Hostname", value: "entry.edge" }] },
      { path: "edge/none" },
    ),
    gatewayClassName: fc.constantFrom(...Array<string>(8).fill("istio"), "nginx"),
    listeners: fc.array(listener, { minLength: 1, maxLength: 3 }),
  })
  .map(({ served: { path, ...more }, ...spec }) => demoConfig("Gateway", path, { ...spec, ...more }));

const open = (name: string, port: number, protocol: string, tls: JsonObject = {}): JsonObject => ({
  name,
  port,
  protocol,
  tls,
  allowedRoutes: { namespaces: { from: "All" } },
});

/** A Gateway that takes everything. */
export const OPEN_GATEWAY: K8sObject = demoConfig("Gateway", "edge/front", {
  gatewayClassName: "istio",
  listeners: [
    open("web", 80, "HTTP"),
    open("more", 443, "HTTPS", CERTIFICATE),
    open("passed", 8444, "TLS", { mode: "Passthrough" }),
    open("ended", 9443, "TLS", CERTIFICATE),
    open("bytes", 9000, "TCP"),
  ],
});

/** What routes name as their parents in these worlds. */
export const gatewayParent: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom<JsonObject>(
      ...Array<JsonObject>(9).fill({ name: "front", namespace: "edge" }),
      { name: "hand", namespace: "edge" },
      { name: "hand", namespace: "shop" },
      { name: "front" },
    ),
    fc.constantFrom<JsonObject>(
      ...Array<JsonObject>(9).fill({}),
      { sectionName: "web" },
      { sectionName: "more", port: 80 },
      { port: 443 },
    ),
  )
  .map(([parent, section]) => ({ ...parent, ...section }));

const HOSTS = ["a.example.com", "*.example.com", "b.example.com"] as const;
const backend = fc.constantFrom<JsonObject>(
  { service: { name: "web", port: { number: 8080 } } },
  { service: { name: "api", port: { name: "http" } } },
  { service: { name: "api", port: { name: "nothing" } } },
  { service: { name: "gone", port: { number: 8080 } } },
);
const path: fc.Arbitrary<JsonObject> = fc.record({
  path: fc.constantFrom("/", "/a", "/a/", "/a/b", "/a/*", "/ab.*"),
  pathType: fc.constantFrom("Exact", "Prefix", "Prefix", "ImplementationSpecific"),
  backend,
});

/** An Ingress, nearly always of Istio's class. */
export const arbitraryIngress: fc.Arbitrary<K8sObject> = fc
  .record({
    name: fc.constantFrom("shop/a", "shop/b"),
    born: fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"),
    classed: fc.constantFrom("spec", "spec", "annotation", "both", "none", "other"),
    tls: fc.constantFrom<Json>([], [{ hosts: ["a.example.com"] }], [{ secretName: "cert" }]),
    defaultBackend: fc.constantFrom(undefined, { service: { name: "web", port: { number: 8080 } } }),
    rules: fc.array(
      fc
        .tuple(fc.constantFrom(undefined, ...HOSTS), fc.array(path, { minLength: 1, maxLength: 3 }))
        .map(([host, paths]): JsonObject => ({ ...(host ? { host } : {}), http: { paths } })),
      { maxLength: 3 },
    ),
  })
  .map(({ name, born, classed, defaultBackend, ...spec }) => {
    const className = { spec: "istio", annotation: "", both: "istio", none: "", other: "nginx" }[classed];
    const ingress = demoConfig("Ingress", name, {
      ...spec,
      ...(defaultBackend ? { defaultBackend } : {}),
      ...(className ? { ingressClassName: className } : {}),
    });
    const annotations: Record<string, string> =
      classed === "annotation" || classed === "both" ? { "kubernetes.io/ingress.class": "istio" } : {};
    return bornAt({ ...ingress, metadata: { ...ingress.metadata, annotations } }, born);
  });

/** The class that Istio serves. */
export const ISTIO_CLASS: K8sObject = {
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: { name: "istio" },
  spec: { controller: "istio.io/ingress-controller" },
};
