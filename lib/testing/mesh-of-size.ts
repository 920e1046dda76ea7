import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { configObject } from "./config-object";

const SERVICES_PER_NAMESPACE = 40;

/** A mesh of so many services, each with a Deployment and a pod, in namespaces of forty; its objects are named by number. */
export function meshOfSize(services: number, configurations: number): readonly ClusterObject[] {
  const namespaces = Array.from(
    { length: Math.ceil(services / SERVICES_PER_NAMESPACE) },
    (_, index) => `team-${index}`,
  );
  return [
    ...["istio-system", ...namespaces].map((name) =>
      configObject("Namespace", name, {}, { labels: { "istio-injection": "enabled" } }),
    ),
    ...ingress(),
    ...Array.from({ length: services }, (_, index) => application(index)).flat(),
    ...Array.from({ length: configurations }, (_, index) => configuration(index, services)),
  ];
}

const namespaceOf = (service: number): string => `team-${Math.floor(service / SERVICES_PER_NAMESPACE)}`;
const hostOf = (service: number): string => `svc-${service}.${namespaceOf(service)}.svc.cluster.local`;

function ingress(): readonly ClusterObject[] {
  return [
    configObject("Deployment", "istio-system/ingress", template({ istio: "ingressgateway" })),
    ...Array.from({ length: 20 }, (_, index) =>
      configObject("Gateway.networking.istio.io", `istio-system/entry-${index}`, {
        spec: {
          selector: { istio: "ingressgateway" },
          servers: [
            { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: [`*.shop-${index}.example.com`] },
          ],
        },
      }),
    ),
  ];
}

const template = (labels: Readonly<Record<string, string>>): JsonObject => ({
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: "app" }] } },
  },
});

function application(index: number): readonly ClusterObject[] {
  const path = `${namespaceOf(index)}/svc-${index}`;
  const labels = { app: `svc-${index}`, version: "v1" };
  return [
    configObject("Service", path, {
      spec: { selector: { app: `svc-${index}` }, ports: [{ name: "http", port: 8080 }] },
    }),
    configObject("ServiceAccount", path),
    configObject("Deployment", path, template(labels)),
    configObject(
      "Pod",
      `${path}-0`,
      { spec: { containers: [{ name: "app" }, { name: "istio-proxy" }] }, status: { phase: "Running" } },
      { labels, owner: { kind: "StatefulSet", name: `svc-${index}` } },
    ),
  ];
}

/** The kinds take turns; what each says is right, and of some kinds every tenth object has a fault. */
function configuration(index: number, services: number): ClusterObject {
  const service = Math.floor(index / MAKERS.length) % services;
  const [kind, spec] = MAKERS[index % MAKERS.length]?.(service, index) ?? ["Sidecar", {}];
  return configObject(kind, `${namespaceOf(service)}/${kind.toLowerCase()}-${index}`, { spec });
}

const MAKERS: readonly ((service: number, index: number) => readonly [KindKey, JsonObject])[] = [
  (service, index) => ["VirtualService", virtualService(service, index)],
  (service) => [
    "DestinationRule",
    {
      host: hostOf(service),
      trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } },
      subsets: [{ name: "v1", labels: { version: "v1" } }],
    },
  ],
  (service) => [
    "AuthorizationPolicy",
    {
      selector: { matchLabels: { app: `svc-${service}` } },
      rules: [
        {
          from: [{ source: { namespaces: [namespaceOf(service)] } }],
          to: [{ operation: { methods: ["GET"] } }],
        },
      ],
    },
  ],
  (_, index) => [
    "ServiceEntry",
    {
      hosts: [`api-${index}.example.org`],
      ports: [{ number: 443, name: "tls", protocol: "TLS" }],
      resolution: "DNS",
    },
  ],
  (service, index) => [
    "HTTPRoute",
    {
      parentRefs: [{ kind: "Service", group: "", name: `svc-${service}` }],
      rules: [{ backendRefs: [{ name: index % 10 === 0 ? "none" : `svc-${service}`, port: 8080 }] }],
    },
  ],
];

function virtualService(service: number, index: number): JsonObject {
  const destination = { host: index % 10 === 0 ? "nowhere" : `svc-${service}`, subset: "v1" };
  return {
    hosts: [`svc-${service}`, `svc-${service}.shop-${service % 20}.example.com`],
    gateways: ["mesh", `istio-system/entry-${service % 20}`],
    http: [
      {
        match: [{ uri: { prefix: "/api" } }, { headers: { "x-canary": { exact: "yes" } } }],
        route: [{ destination }],
      },
      {
        route: [
          { destination, weight: 90 },
          { destination: { host: hostOf(service) }, weight: 10 },
        ],
      },
    ],
  };
}
