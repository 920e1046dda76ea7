import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { objectsIn, textOr } from "../../world/read-json";
import { clusterObjects } from "./cluster-objects";
import { gatewayStatus } from "./gateway-status";

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const HTTP = { name: "http", port: 80, protocol: "HTTP" };
const HBONE = { name: "mesh", port: 15_008, protocol: "HBONE" };
const HOST = "edge-istio.shop.svc.cluster.local";

const gateway = (spec: JsonObject = {}): K8sObject => {
  const one = demoConfig("Gateway", "shop/edge", { gatewayClassName: "istio", listeners: [HTTP], ...spec });
  return { ...one, metadata: { ...one.metadata, generation: 2 } };
};
const service = (parts: {
  readonly name?: string;
  readonly spec?: JsonObject;
  readonly ip?: string;
  readonly ports?: readonly JsonObject[];
}): K8sObject => ({
  ...demoService({
    name: parts.name ?? "edge-istio",
    ports: parts.ports ?? [{ name: "http", port: 80, targetPort: 80 }],
    spec: parts.spec ?? { type: "LoadBalancer" },
  }),
  ...(parts.ip === undefined ? {} : { status: { loadBalancer: { ingress: [{ ip: parts.ip }] } } }),
});
const slice = (name = "edge-istio", ready = true, port = "http"): K8sObject => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { namespace: "shop", name: `${name}-x`, labels: { "kubernetes.io/service-name": name } },
  ports: [{ name: port, port: 80 }],
  endpoints: [{ addresses: ["10.1.0.1"], conditions: { ready } }],
});

function statusOf(one: K8sObject, objects: readonly K8sObject[], routes = 0): JsonObject | null {
  return gatewayStatus(clusterObjects(objectsView([one, ...objects])), one, {
    now: NOW,
    routesOf: () => routes,
  });
}

function told(status: JsonObject | null | undefined, type: string): string {
  const {
    status: state,
    reason,
    message,
  } = objectsIn(status?.["conditions"]).find((one) => one["type"] === type) ?? {};
  return `${textOr(state)} ${textOr(reason)}: ${textOr(message)}`;
}

const READY = [service({ ip: "172.18.0.10" }), slice()];

describe("a Gateway's status (https://gateway-api.sigs.k8s.io/reference/spec/#gatewaystatus)", () => {
  it("tells of a Gateway that serves", () => {
    const status = statusOf(gateway(), READY, 2);
    expect(status?.["addresses"]).toEqual([{ type: "IPAddress", value: "172.18.0.10" }]);
    expect(told(status, "Accepted")).toBe("True Accepted: Resource accepted");
    expect(told(status, "Programmed")).toBe(
      `True Programmed: Resource programmed, assigned to service(s) ${HOST}:80`,
    );
    expect(objectsIn(status?.["conditions"])[0]).toMatchObject({
      observedGeneration: 2,
      lastTransitionTime: "2026-01-02T03:04:05Z",
    });
    expect(status?.["listeners"]).toMatchObject([
      {
        name: "http",
        attachedRoutes: 2,
        supportedKinds: [
          { group: "gateway.networking.k8s.io", kind: "HTTPRoute" },
          { group: "gateway.networking.k8s.io", kind: "GRPCRoute" },
        ],
        conditions: [
          { type: "Accepted", status: "True", reason: "Accepted", message: "No errors found" },
          { type: "Conflicted", status: "False", reason: "NoConflicts", message: "No errors found" },
          { type: "Programmed", status: "True", reason: "Programmed", message: "No errors found" },
          { type: "ResolvedRefs", status: "True", reason: "ResolvedRefs", message: "No errors found" },
        ],
      },
    ]);
  });

  const notAll = `Assigned to service(s) ${HOST}:80, but failed to assign to all requested addresses:`;
  const none = "Failed to assign to any requested addresses:";
  it.each<[string, K8sObject, readonly K8sObject[], string]>([
    ["has no Service yet", gateway(), [], `False AddressNotUsable: ${none} hostname "${HOST}" not found`],
    [
      "has no pods",
      gateway(),
      [service({ ip: "1.2.3.4" })],
      `False AddressNotAssigned: ${none} no instances found for hostname "${HOST}"`,
    ],
    [
      "has no ready pods",
      gateway(),
      [service({ ip: "1.2.3.4" }), slice("edge-istio", false)],
      `False AddressNotAssigned: ${none} no instances found for hostname "${HOST}"`,
    ],
    [
      "waits for its address",
      gateway(),
      [service({}), slice()],
      `False AddressNotAssigned: ${notAll} address pending for hostname "${HOST}"`,
    ],
    [
      "asks for a port that its Service has not",
      gateway({ listeners: [HTTP, { ...HTTP, name: "b", port: 81 }] }),
      READY,
      `False AddressNotAssigned: ${notAll} port 81 not found for hostname "${HOST}"`,
    ],
    [
      "asks for the pods' port in place of the Service's",
      gateway({ listeners: [{ ...HTTP, port: 8080 }] }),
      [service({ ip: "1.2.3.4", ports: [{ name: "http", port: 80, targetPort: 8080 }] }), slice()],
      `False AddressNotUsable: ${none} port 8080 not found for hostname "${HOST}" (hint: the service port should be specified, not the workload port. Did you mean one of these ports: [80]?)`,
    ],
    [
      "names addresses that are none of a Service's",
      gateway({ addresses: [{ type: "NamedAddress", value: "a" }] }),
      READY,
      "False UnsupportedAddress: Failed to assign to any requested addresses",
    ],
  ])("tells of a Gateway that %s", (_, one, objects, expected) => {
    expect(told(statusOf(one, objects), "Programmed")).toBe(expected);
  });

  it("follows an address to the Service it names", () => {
    const one = gateway({ addresses: [{ type: "Hostname", value: "by-hand" }] });
    const status = statusOf(one, [service({ name: "by-hand", ip: "1.2.3.4" }), slice("by-hand")]);
    expect(told(status, "Programmed")).toBe(
      "True Programmed: Resource programmed, assigned to service(s) by-hand.shop.svc.cluster.local:80",
    );
  });

  it("tells several services and addresses that are no hostnames", () => {
    const value = (type: string, name: string): JsonObject => ({ type, value: name });
    const addresses = [
      value("Hostname", "a"),
      value("Hostname", "b"),
      value("Hostname", "c"),
      value("IPAddress", "1.1.1.1"),
    ];
    const objects = ["a", "b", "c"].flatMap((name) => [
      service({ name, spec: { type: "ClusterIP" } }),
      slice(name),
    ]);
    const status = statusOf(gateway({ addresses }), objects);
    const at = (name: string): string => `${name}.shop.svc.cluster.local:80`;
    expect(told(status, "Programmed")).toBe(
      `True Programmed: Resource programmed, assigned to service(s) ${at("a")}, ${at("b")}, and ${at("c")}`,
    );
    expect(told(status, "Accepted")).toBe(
      "False UnsupportedAddress: only Hostname is supported, ignoring [1.1.1.1]",
    );
  });

  it("tells the host inside the cluster where no address is outside", () => {
    const status = statusOf(gateway(), [service({ spec: { type: "ClusterIP" } }), slice()]);
    expect(status?.["addresses"]).toEqual([{ type: "Hostname", value: HOST }]);
  });

  it("keeps an address once told", () => {
    const addresses = [{ type: "IPAddress", value: "1.2.3.4" }];
    expect(statusOf({ ...gateway(), status: { addresses } }, [])?.["addresses"]).toEqual(addresses);
  });

  it.each<[string, JsonObject, string, string]>([
    [
      "a bad certificate",
      { name: "https", port: 443, protocol: "HTTPS" },
      "ResolvedRefs",
      "False InvalidCertificateRef: no certificateRefs are given",
    ],
    [
      "what it cannot program",
      { name: "https", port: 443, protocol: "HTTPS" },
      "Programmed",
      "False Invalid: Bad TLS configuration",
    ],
    [
      "an unknown protocol",
      { ...HTTP, name: "b", protocol: "UDP" },
      "Accepted",
      'False UnsupportedProtocol: protocol "UDP" is unsupported',
    ],
    [
      "a conflict",
      { ...HTTP, name: "b" },
      "Conflicted",
      'True HostnameConflict: listener "http" has the same port and hostname',
    ],
    [
      "kinds of routes it cannot carry",
      { ...HTTP, port: 81, allowedRoutes: { kinds: [{ kind: "TCPRoute" }] } },
      "ResolvedRefs",
      "False InvalidRouteKinds: Invalid route kinds",
    ],
  ])("tells %s of a listener", (_, listener, type, expected) => {
    const listeners = objectsIn(statusOf(gateway({ listeners: [HTTP, listener] }), READY)?.["listeners"]);
    expect(told(listeners[1], type)).toBe(expected);
  });
});

describe("Gateways that are none of the edge (https://istio.io/latest/docs/ambient/usage/waypoint/)", () => {
  const waypoint = (listener: JsonObject): K8sObject =>
    gateway({ gatewayClassName: "istio-waypoint", listeners: [listener] });
  const objects = [
    service({
      name: "edge",
      spec: { type: "ClusterIP", clusterIP: "10.96.0.7" },
      ports: [{ name: "mesh", port: 15_008 }],
    }),
    slice("edge", true, "mesh"),
  ];

  it("tell a waypoint's address and host", () => {
    const status = statusOf(waypoint(HBONE), objects);
    expect(status?.["addresses"]).toEqual([
      { type: "IPAddress", value: "10.96.0.7" },
      { type: "Hostname", value: "edge.shop.svc.cluster.local" },
    ]);
    expect(told(objectsIn(status?.["listeners"])[0], "Accepted")).toBe("True Accepted: No errors found");
  });

  it("tell a waypoint's listener that is not for the mesh", () => {
    const [listener] = objectsIn(statusOf(waypoint(HTTP), objects)?.["listeners"]);
    expect(told(listener, "Accepted")).toBe(
      'False UnsupportedProtocol: Expected a single listener on port 15008 with protocol "HBONE"',
    );
  });

  it("say that a remote one is not programmed here", () => {
    const addresses = [{ type: "IPAddress", value: "1.2.3.4" }];
    const status = statusOf(gateway({ gatewayClassName: "istio-remote", addresses }), []);
    expect(status?.["addresses"]).toEqual(addresses);
    expect(told(status, "Programmed")).toBe(
      "True Programmed: This Gateway is remote; Istio will not program it",
    );
  });

  it("say nothing of another controller's", () => {
    expect(statusOf(gateway({ gatewayClassName: "nginx" }), [])).toBeNull();
  });
});
