import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { isObject, objectsIn } from "@/lib/demo/world/read-json";
import { demoConfig, demoPod, demoService } from "../demo-objects";
import type { MeshCall } from "./mesh-call";

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

/** Most calls from outside are requests of the port and the host that gateways serve. */
function atGateway(call: MeshCall): MeshCall {
  const host = call.host.endsWith(".com") ? call.host : "web.shop.svc.cluster.local";
  const protocol = call.protocol === "grpc" ? call.protocol : "http";
  return { ...call, host, protocol, port: call.port === 7070 ? 7070 : 8080 };
}

/** Who calls, and what that makes of a world. */
interface MeshCaller {
  readonly objects: fc.Arbitrary<readonly K8sObject[]>;
  /** The workload whose proxy sends first: the caller's, or the gateway that somebody outside calls. */
  readonly from: { readonly namespace: string; readonly workload: string };
  /** The gateways that VirtualServices are bound to; undefined for random ones. */
  readonly gateways?: readonly string[];
  /** Labels of the namespace of the services. */
  readonly enrolled: Readonly<Record<string, string>>;
  readonly deployed: (object: K8sObject) => K8sObject;
  readonly called: (call: MeshCall) => MeshCall;
}

const front = (dataPlane: "sidecar" | "none" | "ztunnel"): K8sObject =>
  demoPod({ workload: "front", dataPlane });
const INSIDE: Omit<MeshCaller, "objects"> = {
  from: { namespace: "shop", workload: "front" },
  enrolled: {},
  deployed: (object) => object,
  called: (call) => call,
};

/** `front` of `shop` with a sidecar, seldom without one; the same in the ambient mesh, its servers too; somebody outside. */
export const MESH_CALLERS: Readonly<Record<"sidecar" | "ambient" | "outside", MeshCaller>> = {
  sidecar: {
    ...INSIDE,
    objects: fc.constantFrom("sidecar", "sidecar", "sidecar", "none").map((one) => [front(one)]),
  },
  ambient: {
    ...INSIDE,
    objects: fc.constant([...WAYPOINT, front("ztunnel")]),
    enrolled: { "istio.io/use-waypoint": "waypoint" },
    deployed: ambient,
  },
  outside: {
    ...INSIDE,
    objects: fc.constant(INGRESS),
    from: { namespace: "edge", workload: "ingress" },
    gateways: ["shop/gw"],
    called: atGateway,
  },
};
