import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { KINDS, type KindKey } from "@/lib/domain/mesh/kinds";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import { meshObject, snapshotOf } from "@/lib/testing/mesh-object";
import { referencesIn, type Reference } from "./references";

function object(
  key: KindKey,
  name: string,
  spec: JsonObject = {},
  meta: Partial<ObjectMeta> = {},
): ClusterObject {
  const kind = KINDS.find((row) => row.key === key);
  const version = kind?.versions[0] ?? "v1";
  const apiVersion = kind?.group ? `${kind.group}/${version}` : version;
  return { ...meshObject(kind?.kind ?? key, name, meta, { spec }), apiVersion };
}

const clusterOf = (...objects: readonly ClusterObject[]): ClusterSnapshot => {
  const kinds = new Map<string, ClusterObject[]>();
  for (const one of objects) kinds.set(kindKeyOf(one), [...(kinds.get(kindKeyOf(one)) ?? []), one]);
  return snapshotOf(Object.fromEntries(kinds));
};

const pods = (labels: Record<string, string>): JsonObject => ({ template: { metadata: { labels } } });

const MESH: readonly ClusterObject[] = [
  object("Service", "reviews", { selector: { app: "reviews" } }),
  object("Service", "ratings", { selector: { app: "ratings" } }, { namespace: "other" }),
  object("Deployment", "reviews-v1", pods({ app: "reviews", version: "v1" })),
  object("Deployment", "reviews-v2", pods({ app: "reviews", version: "v2" })),
  object("Deployment", "ingress", pods({ istio: "ingress" }), { namespace: "istio-ingress" }),
  object("Deployment", "web-istio", pods({ "gateway.networking.k8s.io/gateway-name": "web" })),
  object("ServiceEntry", "apis", { hosts: ["api.example.com", "*.example.org"] }),
  object(
    "ServiceEntry",
    "hidden",
    { hosts: ["hidden.example.net"], exportTo: ["."] },
    { namespace: "other" },
  ),
  object("DestinationRule", "reviews-rule", {
    host: "reviews",
    subsets: [{ name: "v1", labels: { version: "v1" } }],
  }),
  object("Gateway.networking.istio.io", "web", { selector: { istio: "ingress" } }),
  object("Gateway.gateway.networking.k8s.io", "web", { gatewayClassName: "istio" }),
  object("GatewayClass", "istio", {}, { namespace: "" }),
  object("VirtualService", "part"),
  object("WorkloadEntry", "vm", { labels: { app: "vm" } }),
  object("InferencePool", "models"),
  object(
    "ReferenceGrant",
    "open",
    {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "bookinfo" }],
      to: [{ group: "", kind: "Service" }],
    },
    { namespace: "other" },
  ),
];

const brief = ({ object: { kind, namespace, name }, role, exists }: Reference): string =>
  `${role}: ${kind} ${namespace}/${name}${exists ? "" : " (missing)"}`;
const uses = (one: ClusterObject, root = "istio-system"): string[] =>
  referencesIn(clusterOf(...MESH, one), root)
    .uses(one)
    .map(brief);

const WORKLOADS = { matchLabels: { app: "reviews" } };

describe("what an object names", () => {
  it.each<[string, ClusterObject, string[]]>([
    [
      "a VirtualService: hosts, gateways, destinations, subsets, mirrors, delegates",
      object("VirtualService", "a", {
        hosts: ["reviews", "shop.example.com"],
        gateways: ["mesh", "web", "istio-ingress/gone"],
        http: [
          {
            match: [{ gateways: ["web"] }],
            route: [
              { destination: { host: "reviews", subset: "v1" } },
              { destination: { host: "reviews.bookinfo.svc.cluster.local", subset: "v9" } },
              { destination: { host: "api.example.com" } },
            ],
            mirrors: [{ destination: { host: "ratings.other.svc.cluster.local" } }],
          },
          { delegate: { name: "part" } },
        ],
        tcp: [{ route: [{ destination: { host: "gone" } }] }],
      }),
      [
        "host: Service bookinfo/reviews",
        "gateway: Gateway.networking.istio.io bookinfo/web",
        "gateway: Gateway.networking.istio.io istio-ingress/gone (missing)",
        "destination host: Service bookinfo/reviews",
        "subset v1: DestinationRule bookinfo/reviews-rule",
        "subset v9: DestinationRule bookinfo/reviews-rule (missing)",
        "destination host: ServiceEntry bookinfo/apis",
        "mirror: Service other/ratings",
        "delegate: VirtualService bookinfo/part",
        "destination host: Service bookinfo/gone (missing)",
      ],
    ],
    [
      "a DestinationRule: host, workloads of subsets, secrets",
      object("DestinationRule", "a", {
        host: "reviews",
        trafficPolicy: { tls: { credentialName: "client" } },
        subsets: [{ name: "v2", labels: { version: "v2" } }, { name: "all" }],
      }),
      [
        "host: Service bookinfo/reviews",
        "subset v2: Workload bookinfo/reviews-v2",
        "subset all: Workload bookinfo/reviews-v1",
        "subset all: Workload bookinfo/reviews-v2",
        "credential: Secret bookinfo/client",
      ],
    ],
    [
      "a host by a ServiceEntry's wildcard",
      object("DestinationRule", "a", { host: "eu.example.org" }),
      ["host: ServiceEntry bookinfo/apis"],
    ],
    [
      "no ServiceEntry that is not exported here",
      object("DestinationRule", "a", { host: "hidden.example.net" }),
      ["host: ServiceEntry bookinfo/hidden.example.net (missing)"],
    ],
    [
      "Istio's Gateway: workloads of any namespace, and secrets where those run",
      object("Gateway.networking.istio.io", "a", {
        selector: { istio: "ingress" },
        servers: [{ tls: { credentialName: "shop-tls" } }],
      }),
      ["selects: Workload istio-ingress/ingress", "credential: Secret istio-ingress/shop-tls"],
    ],
    [
      "the Gateway API's Gateway: class, workloads, certificates",
      object("Gateway.gateway.networking.k8s.io", "web", {
        gatewayClassName: "gone",
        listeners: [{ tls: { certificateRefs: [{ name: "tls", namespace: "certs" }] } }],
      }),
      [
        "class: GatewayClass /gone (missing)",
        "runs: Workload bookinfo/web-istio",
        "certificate: Secret certs/tls",
      ],
    ],
    [
      "an HTTPRoute: parents, backends, mirrors, grants",
      object("HTTPRoute", "a", {
        parentRefs: [{ name: "web" }, { group: "", kind: "Service", name: "reviews" }],
        rules: [
          {
            backendRefs: [
              { name: "ratings", namespace: "other" },
              { group: "inference.networking.k8s.io", kind: "InferencePool", name: "models" },
              { group: "networking.istio.io", kind: "Hostname", name: "api.example.com" },
              { group: "example.com", kind: "Bucket", name: "x" },
            ],
            filters: [{ requestMirror: { backendRef: { name: "gone" } } }],
          },
        ],
      }),
      [
        "parent: Gateway.gateway.networking.k8s.io bookinfo/web",
        "parent: Service bookinfo/reviews",
        "backend: Service other/ratings",
        "backend: InferencePool bookinfo/models",
        "backend: ServiceEntry bookinfo/apis",
        "mirror: Service bookinfo/gone (missing)",
        "allowed by: ReferenceGrant other/open",
      ],
    ],
    [
      "an AuthorizationPolicy: workloads, service accounts and namespaces of callers",
      object("AuthorizationPolicy", "a", {
        selector: WORKLOADS,
        rules: [
          {
            from: [
              {
                source: {
                  principals: ["cluster.local/ns/shop/sa/web", "*/ns/x/sa/*"],
                  namespaces: ["shop", "*"],
                },
              },
              { source: { serviceAccounts: ["web", "shop/api"] } },
            ],
          },
        ],
      }),
      [
        "selects: Workload bookinfo/reviews-v1",
        "selects: Workload bookinfo/reviews-v2",
        "caller: ServiceAccount shop/web (missing)",
        "caller namespace: Namespace /shop (missing)",
        "caller: ServiceAccount bookinfo/web (missing)",
        "caller: ServiceAccount shop/api (missing)",
      ],
    ],
    [
      "a policy by its targets",
      object("RequestAuthentication", "a", {
        targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: "web" }],
      }),
      ["target: Gateway.gateway.networking.k8s.io bookinfo/web"],
    ],
    [
      "nobody for a policy without selector",
      object("PeerAuthentication", "a", { mtls: { mode: "STRICT" } }),
      [],
    ],
    [
      "nobody of other namespaces",
      object("Telemetry", "a", { selector: WORKLOADS }, { namespace: "other" }),
      [],
    ],
    [
      "a filter's workloads in all namespaces from the root namespace",
      object(
        "EnvoyFilter",
        "a",
        { workloadSelector: { labels: { version: "v1" } } },
        { namespace: "istio-system" },
      ),
      ["selects: Workload bookinfo/reviews-v1"],
    ],
    [
      "a Sidecar: workloads, hosts, namespaces",
      object("Sidecar", "a", {
        workloadSelector: { labels: { version: "v1" } },
        egress: [
          {
            hosts: [
              "./*",
              "other/ratings.other.svc.cluster.local",
              "*/api.example.com",
              "istio-system/*",
              "~/*",
            ],
          },
        ],
      }),
      [
        "selects: Workload bookinfo/reviews-v1",
        "imports: Namespace /bookinfo (missing)",
        "imports: Service other/ratings",
        "imports: ServiceEntry bookinfo/apis",
        "imports: Namespace /istio-system (missing)",
      ],
    ],
    [
      "a ServiceEntry's WorkloadEntries",
      object("ServiceEntry", "a", { workloadSelector: { labels: { app: "vm" } } }),
      ["selects: WorkloadEntry bookinfo/vm"],
    ],
    [
      "a WorkloadEntry's group and account",
      object(
        "WorkloadEntry",
        "a",
        { serviceAccount: "vm" },
        { annotations: { "istio.io/autoRegistrationGroup": "vms" } },
      ),
      [
        "service account: ServiceAccount bookinfo/vm (missing)",
        "group: WorkloadGroup bookinfo/vms (missing)",
      ],
    ],
    [
      "a WorkloadGroup's account",
      object("WorkloadGroup", "a", { template: { serviceAccount: "vm" } }),
      ["service account: ServiceAccount bookinfo/vm (missing)"],
    ],
    [
      "a BackendTLSPolicy's target and authority",
      object("BackendTLSPolicy", "a", {
        targetRefs: [{ group: "", kind: "Service", name: "reviews" }],
        validation: { caCertificateRefs: [{ group: "", kind: "ConfigMap", name: "ca" }] },
      }),
      ["target: Service bookinfo/reviews", "certificate: ConfigMap bookinfo/ca"],
    ],
    [
      "an InferencePool's workloads and picker",
      object("InferencePool", "a", { selector: WORKLOADS, endpointPickerRef: { name: "gone" } }),
      [
        "selects: Workload bookinfo/reviews-v1",
        "selects: Workload bookinfo/reviews-v2",
        "endpoint picker: Service bookinfo/gone (missing)",
      ],
    ],
    [
      "a ListenerSet's Gateway",
      object("ListenerSet", "a", { parentRef: { name: "web" } }),
      ["parent: Gateway.gateway.networking.k8s.io bookinfo/web"],
    ],
    [
      "a grant's namespaces and objects",
      object("ReferenceGrant", "a", {
        from: [{ namespace: "shop" }],
        to: [{ group: "", kind: "Secret", name: "tls" }],
      }),
      ["from namespace: Namespace /shop (missing)", "opens: Secret bookinfo/tls"],
    ],
    [
      "a Service's workloads and waypoint",
      object("Service", "a", { selector: { version: "v2" } }, { labels: { "istio.io/use-waypoint": "web" } }),
      ["selects: Workload bookinfo/reviews-v2", "waypoint: Gateway.gateway.networking.k8s.io bookinfo/web"],
    ],
    [
      "no waypoint called none",
      object("Service", "a", {}, { labels: { "istio.io/use-waypoint": "none" } }),
      [],
    ],
    [
      "nothing in an object whose fields are of the wrong sort",
      object("VirtualService", "a", { hosts: "x", http: { route: 1 }, gateways: [1, null] }),
      [],
    ],
    ["nothing of a kind without rules", object("XMesh", "a", { targetRefs: [{ name: "x" }] }), []],
  ])("is %s", (_, one, expected) => {
    expect(uses(one)).toEqual(expected);
  });

  it("is taken to be there where its kind is not known", () => {
    const rule = object("DestinationRule", "a", { host: "gone" });
    const references = referencesIn(clusterOf(rule), "istio-system", (kind) => kind !== "Service");
    expect(references.uses(rule).map(({ exists }) => exists)).toEqual([true]);
  });
});

describe("what names an object", () => {
  const users = referencesIn(
    clusterOf(
      ...MESH,
      object("PeerAuthentication", "strict", { selector: WORKLOADS }),
      object("HTTPRoute", "r", { parentRefs: [{ name: "web" }] }),
    ),
    "istio-system",
  );
  const usedBy = (kind: string, name: string, namespace = "bookinfo"): string[] =>
    users.usedBy({ kind, namespace, name }).map(brief);

  it.each<[string, string, string, string[]]>([
    ["Service", "bookinfo", "reviews", ["host: DestinationRule bookinfo/reviews-rule"]],
    [
      "Workload",
      "bookinfo",
      "reviews-v1",
      [
        "subset v1: DestinationRule bookinfo/reviews-rule",
        "selects: Service bookinfo/reviews",
        "selects: PeerAuthentication bookinfo/strict",
      ],
    ],
    ["Gateway.gateway.networking.k8s.io", "bookinfo", "web", ["parent: HTTPRoute bookinfo/r"]],
    ["GatewayClass", "", "istio", ["class: Gateway.gateway.networking.k8s.io bookinfo/web"]],
    ["Service", "bookinfo", "nobody", []],
  ])("finds those of %s %s/%s", (kind, namespace, name, expected) => {
    expect(usedBy(kind, name, namespace)).toEqual(expected);
  });

  it("is the other direction of what objects name", () => {
    for (const one of MESH) {
      const ref = { kind: kindKeyOf(one), namespace: one.meta.namespace, name: one.meta.name };
      for (const { object: named, role } of users.uses(one)) {
        expect(users.usedBy(named)).toContainEqual({ direction: "usedBy", object: ref, role, exists: true });
      }
    }
  });
});
