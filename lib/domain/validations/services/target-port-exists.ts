import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import type { MeshWorkload } from "../workloads-of";
import { type ServicePort, servicePorts, workloadsBehind } from "./service-ports";

/**
 * A target port that no container of a workload behind the Service has. A name must be there; of numbers only workloads that
 * declare ports at all are judged. The control plane, gateways and waypoints are left out.
 * https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export const targetPortExists: Check = {
  codes: ["KIA0701"],
  kinds: ["Service"],
  run(service, mesh) {
    if (service.meta.namespace === mesh.settings.rootNamespace || !mesh.knows("Pod")) return [];
    const workloads = workloadsBehind(mesh, service)
      .filter(({ dataPlane, pods }) => dataPlane !== "gateway" && pods.length > 0)
      .map((workload) => ({ workload, declared: declaredPorts(workload) }));
    return servicePorts(service).flatMap((port): readonly FoundHere[] => {
      const missing = workloads.filter(({ declared }) => lacks(declared, port));
      if (missing.length === 0) return [];
      const names = nameList(missing.map(({ workload }) => workload.ref.name));
      return [
        foundAt(
          "warning",
          ["spec", "ports", port.index, "targetPort"],
          `No container of ${names} has the port ${typeof port.targetPort === "string" ? `"${port.targetPort}"` : port.targetPort}.`,
          typeof port.targetPort === "string"
            ? "The Service has no endpoints for this port, and calls to it fail."
            : "Calls fail unless the container listens there without declaring it.",
          { related: missing.map(({ workload }) => workload.ref) },
        ),
      ];
    });
  },
};

type Declared = ReadonlySet<number | string>;

function declaredPorts({ pods }: MeshWorkload): Declared {
  const containers = pods.slice(0, 20).flatMap(({ data }) => {
    const spec = objectAt(data, "spec");
    return [...objectsAt(spec, "containers"), ...objectsAt(spec, "initContainers")];
  });
  const ports = containers
    .filter((container) => textAt(container, "name") !== "istio-proxy")
    .flatMap((container) => objectsAt(container, "ports"));
  return new Set(ports.flatMap(({ containerPort, name }) => [containerPort, name]).filter(isPort));
}

function isPort(value: unknown): value is number | string {
  return typeof value === "number" || (typeof value === "string" && value !== "");
}

function lacks(declared: Declared, { targetPort }: ServicePort): boolean {
  if (typeof targetPort === "number" && declared.size === 0) return false;
  return !declared.has(targetPort);
}
