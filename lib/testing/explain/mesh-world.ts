import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { isObject, objectsIn } from "@/lib/demo/world/read-json";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoNamespace, demoPod, demoService } from "../demo-objects";
import { arbitraryCall, arbitraryVirtualServices } from "./mesh-routes";

/** A value in one world of so many, else undefined. */
const rarely = <T>(value: fc.Arbitrary<T>, oneIn = 4): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
/** A value, and undefined in one world of so many. */
const mostly = <T>(value: fc.Arbitrary<T>, oneIn = 6): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: oneIn });
const list = <T>(of: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength, maxLength, size: "max" });
const clean = (object: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

const portName = fc.constantFrom("http", "http", "http", "grpc", "tcp", "https", "web", "");

/** Services of `shop` and `bank` and pods behind them, of several versions, some not ready. */
const services = fc
  .record({
    webPort: portName,
    second: fc.boolean(),
    webVersions: list(fc.constantFrom("v1", "v1", "v2", "v2", "v3"), 4),
    unready: fc.boolean(),
    apiPods: fc.constantFrom(0, 1, 1, 1, 2),
    apiTarget: fc.constantFrom<JsonObject[string]>(8080, "http-app", undefined),
    headless: fc.boolean(),
    alias: fc.constantFrom("", "", "web.shop.svc.cluster.local", "out.example.com", "gone.example.com"),
    serviceExport: rarely(fc.constantFrom(".", "*", "shop"), 5),
    planes: fc.array(fc.constantFrom("sidecar" as const, "sidecar" as const, "none" as const), {
      minLength: 3,
      maxLength: 3,
    }),
  })
  .map((one): readonly K8sObject[] => {
    const [web = "sidecar", api = "sidecar", teller = "sidecar"] = one.planes;
    const counts = new Map<string, number>();
    const webPods = one.webVersions.map((version) => {
      const index = counts.get(version) ?? 0;
      counts.set(version, index + 1);
      return demoPod({ workload: `web-${version}`, labels: { app: "web", version }, index, dataPlane: web });
    });
    const annotations =
      one.serviceExport === undefined ? {} : { "networking.istio.io/exportTo": one.serviceExport };
    const second = one.second ? [{ name: "http-two", port: 9090, targetPort: 9090 }] : [];
    return [
      ...webPods,
      ...(one.unready
        ? [demoPod({ workload: "web-v4", labels: { app: "web", version: "v1" }, ready: false })]
        : []),
      demoService({
        name: "web",
        ports: [{ name: one.webPort, port: 8080, targetPort: 8080 }, ...second],
        spec: { clusterIP: "10.96.0.1" },
      }),
      ...Array.from({ length: one.apiPods }, (_, index) =>
        demoPod({ workload: "api", index, dataPlane: api }),
      ),
      demoService({
        name: "api",
        ports: [clean({ name: "http", port: 8080, targetPort: one.apiTarget })],
        spec: { clusterIP: one.headless ? "None" : "10.96.0.2" },
      }),
      demoPod({ namespace: "bank", workload: "teller", dataPlane: teller }),
      demoService({ namespace: "bank", name: "teller", annotations, spec: { clusterIP: "10.96.0.3" } }),
      ...(one.alias === ""
        ? []
        : [
            demoService({
              name: "alias",
              spec: { type: "ExternalName", clusterIP: undefined, externalName: one.alias },
            }),
          ]),
    ];
  });

const subsets = list(
  fc
    .record({
      name: fc.constantFrom("v1", "v2", "v3"),
      labels: fc.constantFrom({ version: "v1" }, { version: "v2" }, { version: "v7" }),
      trafficPolicy: rarely(
        fc.constantFrom<JsonObject>(
          { tls: { mode: "DISABLE" } },
          { connectionPool: { tcp: { maxConnections: 1_000_000 } } },
        ),
        5,
      ),
    })
    .map(clean),
  3,
);
const destinationRules = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "shop", "bank", "istio-system"),
      host: fc.constantFrom(
        "web",
        "web.shop.svc.cluster.local",
        "web.shop.svc.cluster.local",
        "*.shop.svc.cluster.local",
        "api",
        "teller.bank.svc.cluster.local",
        "*",
      ),
      subsets,
      exportTo: rarely(fc.constantFrom(["*"], ["."]), 6),
      workloadSelector: rarely(
        fc.constantFrom({ matchLabels: { app: "front" } }, { matchLabels: { app: "other" } }),
        8,
      ),
      trafficPolicy: rarely(
        fc.constantFrom<JsonObject>(
          { tls: { mode: "DISABLE" } },
          { tls: { mode: "ISTIO_MUTUAL" } },
          { loadBalancer: { simple: "ROUND_ROBIN" } },
          { portLevelSettings: [{ port: { number: 8080 }, tls: { mode: "DISABLE" } }] },
        ),
        3,
      ),
    })
    .map(({ namespace, ...spec }) => ({ namespace, spec: clean(spec) })),
  3,
).map((rules) =>
  rules.map(({ namespace, spec }, index) => demoConfig("DestinationRule", `${namespace}/dr-${index}`, spec)),
);

const entries = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "bank"),
      hosts: fc.constantFrom(
        ["out.example.com"],
        ["*.example.com"],
        ["web.shop.svc.cluster.local"],
        ["other.example.com", "out.example.com"],
      ),
      ports: fc.constantFrom<JsonObject[]>(
        [{ number: 8080, name: "http", protocol: "HTTP" }],
        [
          { number: 80, name: "http", protocol: "HTTP" },
          { number: 8080, name: "tcp", protocol: "TCP" },
        ],
        [{ number: 9090, name: "tls", protocol: "TLS" }],
      ),
      resolution: mostly(fc.constantFrom("NONE", "DNS", "STATIC"), 10),
      endpoints: rarely(
        fc.constantFrom(
          [{ address: "203.0.113.7" }],
          [{ address: "api.shop.svc.cluster.local", ports: { http: 8081 } }],
        ),
        3,
      ),
      workloadSelector: rarely(fc.constantFrom({ labels: { app: "api" } }), 8),
      exportTo: rarely(fc.constantFrom(["."], ["*"]), 6),
    })
    .map(({ namespace, ...spec }) => ({ namespace, spec: clean(spec) })),
  2,
).map((found) =>
  found.map(({ namespace, spec }, index) => demoConfig("ServiceEntry", `${namespace}/se-${index}`, spec)),
);

const egress = list(
  fc
    .record({
      hosts: list(
        fc.constantFrom(
          "./*",
          "bank/*",
          "*/*",
          "~/*",
          "*/web.shop.svc.cluster.local",
          "./api.shop.svc.cluster.local",
          "*/out.example.com",
        ),
        2,
        1,
      ),
      port: rarely(fc.constantFrom({ number: 8080, protocol: "HTTP", name: "http" }), 6),
    })
    .map(clean),
  2,
  1,
);
const sidecars = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "shop", "istio-system", "bank"),
      egress: mostly(egress, 5),
      outboundTrafficPolicy: rarely(
        fc.constantFrom<JsonObject>({ mode: "REGISTRY_ONLY" }, { mode: "ALLOW_ANY" }, {}),
        2,
      ),
      workloadSelector: rarely(
        fc.constantFrom({ labels: { app: "front" } }, { labels: { app: "other" } }),
        3,
      ),
    })
    .map(({ namespace, ...spec }) => ({ namespace, spec: clean(spec) })),
  2,
).map((found) =>
  found.map(({ namespace, spec }, index) => demoConfig("Sidecar", `${namespace}/sc-${index}`, spec)),
);

const peers = list(
  fc.constantFrom(
    demoConfig("PeerAuthentication", "istio-system/default", { mtls: { mode: "STRICT" } }),
    demoConfig("PeerAuthentication", "shop/default", { mtls: { mode: "DISABLE" } }),
    demoConfig("PeerAuthentication", "shop/web", {
      selector: { matchLabels: { app: "web", version: "v2" } },
      mtls: { mode: "STRICT" },
    }),
    demoConfig("AuthorizationPolicy", "shop/deny", {
      selector: { matchLabels: { app: "web" } },
      action: "DENY",
      rules: [{ to: [{ operation: { paths: ["/a*"] } }] }],
    }),
    demoConfig("AuthorizationPolicy", "shop/allow", {
      selector: { matchLabels: { version: "v2" } },
      rules: [{ from: [{ source: { namespaces: ["bank"] } }] }],
    }),
  ),
  2,
);

/** Worlds with a caller `front` of `shop`, and a call of it. */
export interface MeshWorldParts {
  readonly objects: readonly K8sObject[];
  readonly allowAny: boolean;
  /** The workload whose proxy sends first: the caller's, or the gateway that somebody outside calls. */
  readonly from: { readonly namespace: string; readonly workload: string };
  readonly outside: boolean;
  readonly call: typeof arbitraryCall extends fc.Arbitrary<infer T> ? T : never;
}

const unique = (objects: readonly K8sObject[]): readonly K8sObject[] => [
  ...new Map(
    objects.map((one) => [`${one.kind}/${one.metadata.namespace ?? ""}/${one.metadata.name}`, one]),
  ).values(),
];

const WAYPOINT_NAME = { "gateway.networking.k8s.io/gateway-name": "waypoint" };

/** The waypoint of `shop`. */
const WAYPOINT: readonly K8sObject[] = [
  demoConfig("Gateway", "shop/waypoint", {
    gatewayClassName: "istio-waypoint",
    listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
  }),
  demoPod({ workload: "waypoint", dataPlane: "waypoint", labels: WAYPOINT_NAME }),
];

/** A gateway of `edge` that serves every host to VirtualServices bound to `shop/gw`. */
const INGRESS: readonly K8sObject[] = [
  demoPod({ namespace: "edge", workload: "ingress", dataPlane: "gateway", labels: { istio: "ingress" } }),
  demoService({ namespace: "edge", name: "ingress", selector: { istio: "ingress" } }),
  demoConfig("IstioGateway", "shop/gw", {
    selector: { istio: "ingress" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts: ["*"] }],
  }),
];

/** Who calls: a workload with a sidecar, without one, of the ambient mesh (its servers too), or somebody outside. */
type Calling = "sidecar" | "none" | "ambient" | "outside";

const CALLING: Readonly<Record<Calling, fc.Arbitrary<Calling>>> = {
  sidecar: fc.constantFrom("sidecar", "sidecar", "sidecar", "none"),
  none: fc.constant("none"),
  ambient: fc.constant("ambient"),
  outside: fc.constant("outside"),
};

function callerObjects(calling: Calling): readonly K8sObject[] {
  if (calling === "outside") return INGRESS;
  if (calling === "ambient") return [...WAYPOINT, demoPod({ workload: "front", dataPlane: "ztunnel" })];
  return [demoPod({ workload: "front", dataPlane: calling })];
}

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };

/** A pod as one of the ambient mesh; waypoints and gateways stay. */
function ambient(object: K8sObject): K8sObject {
  const spec = object["spec"];
  if (object.kind !== "Pod" || !isObject(spec)) return object;
  const [app, ...more] = objectsIn(spec["containers"]);
  if (!app || (more.length === 0 && app["name"] === "istio-proxy")) return object;
  const annotations = { ...object.metadata.annotations, "ambient.istio.io/redirection": "enabled" };
  return {
    ...object,
    metadata: { ...object.metadata, annotations, labels: { ...object.metadata.labels, ...AMBIENT } },
    spec: { ...spec, containers: [app] },
  };
}

type AnyCall = MeshWorldParts["call"];

/** Most calls from outside are requests of the port and the host that gateways serve. */
function atGateway(call: AnyCall): AnyCall {
  const host = call.host.endsWith(".com") ? call.host : "web.shop.svc.cluster.local";
  const protocol = call.protocol === "grpc" ? call.protocol : "http";
  return { ...call, host, protocol, port: call.port === 7070 ? 7070 : 8080 };
}

interface Richness {
  readonly routes?: boolean;
  readonly entries?: boolean;
  readonly policies?: boolean;
  /** Whether the caller may lack a sidecar; else who calls. */
  readonly calling?: Exclude<Calling, "none">;
}

/** Random worlds: services and DestinationRules always, VirtualServices, ServiceEntries with Sidecars, and policies as asked. */
export function arbitraryMeshWorld({ calling = "sidecar", ...rich }: Richness): fc.Arbitrary<MeshWorldParts> {
  const none = fc.constant<readonly K8sObject[]>([]);
  const isOutside = calling === "outside";
  return fc
    .record({
      services,
      destinationRules,
      routes: rich.routes === true ? arbitraryVirtualServices(isOutside ? ["shop/gw"] : undefined) : none,
      entries: rich.entries === true ? entries : none,
      sidecars: rich.entries === true ? sidecars : none,
      peers: rich.policies === true ? peers : none,
      caller: CALLING[calling].map(callerObjects),
      allowAny: fc.boolean(),
      call: arbitraryCall,
    })
    .map(({ allowAny, call, ...parts }) => {
      const enrolled = calling === "ambient" ? { "istio.io/use-waypoint": "waypoint" } : {};
      const objects = unique([
        demoNamespace("shop", enrolled),
        ...["bank", "edge", "istio-system"].map((name) => demoNamespace(name)),
        demoMeshConfig(`outboundTrafficPolicy: { mode: ${allowAny ? "ALLOW_ANY" : "REGISTRY_ONLY"} }`),
        ...Object.values(parts).flat(),
      ]);
      const from = isOutside
        ? { namespace: "edge", workload: "ingress" }
        : { namespace: "shop", workload: "front" };
      const seen = isOutside ? atGateway(call) : call;
      return {
        objects: calling === "ambient" ? objects.map(ambient) : objects,
        allowAny,
        from,
        outside: isOutside,
        call: seen,
      };
    });
}
