import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";

interface ServicePort {
  /** Its prefix tells Istio the protocol (http, grpc, mongo). */
  readonly name: string;
  readonly port: number;
  /** The same as `port` where absent. */
  readonly targetPort?: number | string;
  readonly appProtocol?: string;
}

/** What a Service of the simulated mesh is made from. */
export interface ServiceSpec {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly ServicePort[];
  /** `app: <name>` where absent; {} for a Service without selector. */
  readonly selector?: Readonly<Record<string, string>>;
  /** As the selector where absent. */
  readonly labels?: Readonly<Record<string, string>>;
  /** ClusterIP where absent. */
  readonly type?: "ClusterIP" | "LoadBalancer" | "NodePort";
  /** Whether it has no address of its own. */
  readonly headless?: boolean;
  /** More of its spec. */
  readonly spec?: JsonObject;
}

/** A Service; its address and its endpoints come to be once the cluster runs. */
export function service(of: ServiceSpec): K8sObject {
  const { namespace, name, selector = { app: name } } = of;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: objectMeta({ kind: "Service", name, namespace }, { labels: of.labels ?? selector }),
    spec: {
      type: of.type ?? "ClusterIP",
      ...(of.headless === true ? { clusterIP: "None", clusterIPs: ["None"] } : {}),
      ...(Object.keys(selector).length === 0 ? {} : { selector }),
      ports: of.ports.map((port) => ({ ...port, targetPort: port.targetPort ?? port.port, protocol: "TCP" })),
      ...of.spec,
    },
    status: { loadBalancer: {} },
  };
}

/** A Service that stands for a host outside (ExternalName). */
export const externalNameService = (
  at: { readonly namespace: string; readonly name: string },
  externalName: string,
  ports: readonly ServicePort[] = [],
): K8sObject => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: objectMeta({ kind: "Service", ...at }),
  spec: {
    type: "ExternalName",
    externalName,
    ...(ports.length === 0 ? {} : { ports: ports.map((port) => ({ ...port, protocol: "TCP" })) }),
  },
  status: { loadBalancer: {} },
});
