import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { ownedBy } from "../../world/object-meta";
import { proxyContainer } from "../../world/proxy-container";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { service } from "../../world/service";
import { serviceAccount } from "../../world/simple-objects";
import { deployment } from "../../world/workload";
import type { Controller, Write } from "../controller";

const CLASSES = {
  istio: { suffix: "-istio", role: "router", type: "LoadBalancer", managed: "istio.io-gateway-controller" },
  "istio-waypoint": { suffix: "", role: "waypoint", type: "ClusterIP", managed: "istio.io-mesh-controller" },
} as const;
type GatewayClass = keyof typeof CLASSES;

const SERVICE_TYPE = "networking.istio.io/service-type";
const TYPES = ["LoadBalancer", "ClusterIP", "NodePort"] as const;

/** The class by which istiod deploys a Gateway; null for other classes, and where an address names a Service that is there. */
function classOf(gateway: K8sObject): GatewayClass | null {
  const name = jsonAt(gateway, "spec", "gatewayClassName");
  const addresses = objectsIn(jsonAt(gateway, "spec", "addresses"));
  const manual = addresses.length > 1 || addresses.some(({ type }) => type === "Hostname");
  return !manual && (name === "istio" || name === "istio-waypoint") ? name : null;
}

function portsOf(
  gateway: K8sObject,
): readonly { readonly name: string; readonly port: number; readonly appProtocol?: string }[] {
  const status = { name: "status-port", port: 15021, appProtocol: "tcp" };
  const listeners = objectsIn(jsonAt(gateway, "spec", "listeners")).flatMap((listener) => {
    const port = listener["port"];
    const name = textOr(listener["name"]);
    const protocol = textOr(listener["protocol"]).toLowerCase();
    return typeof port === "number"
      ? [{ name, port, appProtocol: protocol === "hbone" ? "all" : protocol }]
      : [];
  });
  const first = new Map(listeners.toReversed().map((port) => [port.port, port]));
  return [status, ...listeners.filter((port) => first.get(port.port) === port)];
}

const PROXY_ANNOTATIONS = {
  "istio.io/rev": "default",
  "prometheus.io/path": "/stats/prometheus",
  "prometheus.io/port": "15020",
  "prometheus.io/scrape": "true",
};

/** What istiod deploys for a Gateway. */
function deployedFor(gateway: K8sObject, kind: GatewayClass): readonly K8sObject[] {
  const { suffix, role, managed } = CLASSES[kind];
  const { name: gatewayName, namespace = "", annotations = {} } = gateway.metadata;
  const name = `${gatewayName}${suffix}`;
  const selector = { "gateway.networking.k8s.io/gateway-name": gatewayName };
  const labels = {
    ...gateway.metadata.labels,
    ...selector,
    "gateway.istio.io/managed": managed,
    "gateway.networking.k8s.io/gateway-class-name": kind,
  };
  const podLabels = {
    ...labels,
    "istio.io/dataplane-mode": "none",
    "service.istio.io/canonical-name": name,
    "service.istio.io/canonical-revision": "latest",
    "sidecar.istio.io/inject": "false",
  };
  const containers = [proxyContainer(role)];
  const pods = {
    labels: selector,
    podLabels,
    annotations: PROXY_ANNOTATIONS,
    serviceAccount: name,
    containers,
  };
  const type = TYPES.find((one) => one === annotations[SERVICE_TYPE]) ?? CLASSES[kind].type;
  return [
    serviceAccount(namespace, name),
    deployment({ namespace, name, ...pods }),
    service({ namespace, name, selector, ports: portsOf(gateway), type }),
  ].map((object) => ({ ...object, metadata: { ...object.metadata, labels, ...ownedBy(gateway) } }));
}

/** The Service with the ports of the Gateway's listeners, which may have changed since it was made. */
function followed(present: K8sObject, wanted: K8sObject): readonly Write[] {
  const ports = jsonAt(wanted, "spec", "ports");
  const names = (of: K8sObject): readonly JsonObject[] =>
    objectsIn(jsonAt(of, "spec", "ports")).map(({ name, port, appProtocol }) => ({
      name,
      port,
      appProtocol,
    }));
  if (present.kind !== "Service" || isDeepStrictEqual(names(present), names(wanted))) return [];
  const spec = isObject(present["spec"]) ? present["spec"] : {};
  return [{ op: "update", object: { ...present, spec: { ...spec, ports } } }];
}

/**
 * Deploys what serves Gateways of the classes istio and istio-waypoint: a Deployment, a Service and a ServiceAccount, as istiod's
 * gateway controller does. https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#automated-deployment
 */
export const gatewayDeployer: Controller = {
  name: "istiod-gateway-deployer",
  reconcile: (view) => {
    const present = new Map<string, K8sObject>(
      (
        [
          ["apps", "Deployment"],
          ["", "Service"],
          ["", "ServiceAccount"],
        ] as const
      ).flatMap(([group, kind]) =>
        view.list(group, kind).map((object) => [`${kind}/${object.metadata.name}`, object] as const),
      ),
    );
    const writes = view.list("gateway.networking.k8s.io", "Gateway").flatMap((gateway) => {
      const kind = classOf(gateway);
      if (kind === null) return [];
      return deployedFor(gateway, kind).flatMap((object): readonly Write[] => {
        const before = present.get(`${object.kind}/${object.metadata.name}`);
        return before === undefined ? [{ op: "create", object }] : followed(before, object);
      });
    });
    return { writes, wakeAt: null };
  },
};
