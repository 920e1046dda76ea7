import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { istioObject } from "./simple-objects";

const GROUP = {
  VirtualService: "networking",
  DestinationRule: "networking",
  Gateway: "networking",
  ServiceEntry: "networking",
  WorkloadEntry: "networking",
  WorkloadGroup: "networking",
  Sidecar: "networking",
  PeerAuthentication: "security",
  AuthorizationPolicy: "security",
  RequestAuthentication: "security",
} as const;

/** An object of Istio's configuration at `namespace/name`. */
export function istioConfig(kind: keyof typeof GROUP, path: string, spec: JsonObject): K8sObject {
  const [namespace = "", name = ""] = path.split("/");
  return istioObject(GROUP[kind], kind, { namespace, name }, spec);
}

/** A DestinationRule at `namespace/name` whose subsets are the values of the label `version`. */
export const versionSubsets = (
  path: string,
  host: string,
  versions: readonly string[],
  more: JsonObject = {},
): K8sObject =>
  istioConfig("DestinationRule", path, {
    host,
    subsets: versions.map((version) => ({ name: version, labels: { version } })),
    ...more,
  });

/** A Gateway at `namespace/name` by which the ingress gateway serves hosts in plain HTTP. */
export const httpGateway = (path: string, hosts: readonly string[]): K8sObject =>
  istioConfig("Gateway", path, {
    selector: { istio: "ingressgateway" },
    servers: [{ port: { number: 8080, name: "http", protocol: "HTTP" }, hosts }],
  });
