import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { MeshView } from "../mesh-view";
import { serviceSelector } from "../services-of-workload";
import { type MeshWorkload, workloadsSelected } from "../workloads-of";

/** What checks read of a Service's port. */
export interface ServicePort {
  readonly index: number;
  /** Empty where it has none. */
  readonly name: string;
  readonly port: number;
  /** A number, or the name of a container's port. */
  readonly targetPort: number | string;
  readonly transport: string;
  readonly appProtocol: string;
}

/** The ports of a Service. https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export function servicePorts({ data }: ClusterObject): readonly ServicePort[] {
  return objectsAt(objectAt(data, "spec"), "ports").map((written, index) => {
    const port = numberAt(written, "port");
    const target = written["targetPort"];
    return {
      index,
      name: textAt(written, "name"),
      port,
      targetPort:
        typeof target === "string" && target !== "" ? target : numberAt(written, "targetPort") || port,
      transport: textAt(written, "protocol") || "TCP",
      appProtocol: textAt(written, "appProtocol"),
    };
  });
}

/** The workloads behind a Service; none where it has no selector. */
export function workloadsBehind(mesh: MeshView, service: ClusterObject): readonly MeshWorkload[] {
  const selector = serviceSelector(service);
  return Object.keys(selector).length === 0 ? [] : workloadsSelected(mesh, service.meta.namespace, selector);
}

/**
 * Whether a sidecar or ztunnel serves a workload behind a Service. Gateways and waypoints do not count: their proxies take
 * protocols from their listeners, not from their Services.
 */
export function isInMesh(mesh: MeshView, service: ClusterObject): boolean {
  return workloadsBehind(mesh, service).some(
    ({ dataPlane }) => dataPlane === "sidecar" || dataPlane === "ambient",
  );
}

function numberAt(parent: JsonObject, field: string): number {
  const value = parent[field];
  return typeof value === "number" ? value : 0;
}
