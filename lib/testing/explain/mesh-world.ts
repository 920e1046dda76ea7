import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoNamespace, demoPod, demoService } from "../demo-objects";
import { arbitraryCall, arbitraryVirtualServices } from "./mesh-routes";

const sometimes = <T>(value: fc.Arbitrary<T>, freq = 3): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq });
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
    serviceExport: sometimes(fc.constantFrom(".", "*", "shop"), 5),
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
      trafficPolicy: sometimes(
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
      exportTo: sometimes(fc.constantFrom(["*"], ["."]), 6),
      workloadSelector: sometimes(
        fc.constantFrom({ matchLabels: { app: "front" } }, { matchLabels: { app: "other" } }),
        8,
      ),
      trafficPolicy: sometimes(
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
      resolution: sometimes(fc.constantFrom("NONE", "DNS", "STATIC"), 10),
      endpoints: sometimes(
        fc.constantFrom(
          [{ address: "203.0.113.7" }],
          [{ address: "api.shop.svc.cluster.local", ports: { http: 8081 } }],
        ),
        3,
      ),
      workloadSelector: sometimes(fc.constantFrom({ labels: { app: "api" } }), 8),
      exportTo: sometimes(fc.constantFrom(["."], ["*"]), 6),
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
      port: sometimes(fc.constantFrom({ number: 8080, protocol: "HTTP", name: "http" }), 6),
    })
    .map(clean),
  2,
  1,
);
const sidecars = list(
  fc
    .record({
      namespace: fc.constantFrom("shop", "shop", "istio-system", "bank"),
      egress: sometimes(egress, 5),
      outboundTrafficPolicy: sometimes(
        fc.constantFrom<JsonObject>({ mode: "REGISTRY_ONLY" }, { mode: "ALLOW_ANY" }, {}),
        2,
      ),
      workloadSelector: sometimes(
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
  readonly call: typeof arbitraryCall extends fc.Arbitrary<infer T> ? T : never;
}

const unique = (objects: readonly K8sObject[]): readonly K8sObject[] => [
  ...new Map(
    objects.map((one) => [`${one.kind}/${one.metadata.namespace ?? ""}/${one.metadata.name}`, one]),
  ).values(),
];

interface Richness {
  readonly routes?: boolean;
  readonly entries?: boolean;
  readonly policies?: boolean;
  /** Whether the caller always has a sidecar. */
  readonly sidecar?: boolean;
}

const client = fc.constantFrom("sidecar" as const, "sidecar" as const, "sidecar" as const, "none" as const);

/** Random worlds: services and DestinationRules always, VirtualServices, ServiceEntries with Sidecars, and policies as asked. */
export function arbitraryMeshWorld(rich: Richness): fc.Arbitrary<MeshWorldParts> {
  const none = fc.constant<readonly K8sObject[]>([]);
  return fc
    .record({
      services,
      destinationRules,
      routes: rich.routes === true ? arbitraryVirtualServices : none,
      entries: rich.entries === true ? entries : none,
      sidecars: rich.entries === true ? sidecars : none,
      peers: rich.policies === true ? peers : none,
      client: rich.sidecar === true ? fc.constant("sidecar" as const) : client,
      allowAny: fc.boolean(),
      call: arbitraryCall,
    })
    .map(({ client, allowAny, call, ...objects }) => ({
      objects: unique([
        ...["shop", "bank", "istio-system"].map((name) => demoNamespace(name)),
        demoPod({ workload: "front", dataPlane: client }),
        demoMeshConfig(`outboundTrafficPolicy: { mode: ${allowAny ? "ALLOW_ANY" : "REGISTRY_ONLY"} }`),
        ...Object.values(objects).flat(),
      ]),
      allowAny,
      call,
    }));
}
