import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { type BackendRef, backendRefs } from "./backend-refs";
import { isGranted } from "./is-granted";
import { ROUTE_KINDS } from "./parent-refs";

const WHY = "Requests that are sent here fail with 500.";

/**
 * A backend that does not exist, is named with dots, or is in another namespace that has not granted it (KIA1402), and a
 * port that a Service does not have (IST0101). https://gateway-api.sigs.k8s.io/reference/spec/#backendref
 */
export const routeBackends: Check = {
  codes: ["KIA1402", "IST0101"],
  kinds: ROUTE_KINDS,
  run(route, mesh) {
    return backendRefs(route).flatMap((backend) => {
      const problem = problemOf(backend, route, mesh);
      if (problem !== null) return [foundAt("error", [...backend.path, "name"], problem, WHY)];
      const ports = servicePorts(backend, mesh);
      if (backend.port === null || ports === null || ports.includes(backend.port)) return [];
      const message = `The Service "${backend.namespace}/${backend.name}" has no port ${backend.port}, only ${ports.slice(0, 5).join(", ")}.`;
      return [foundAt("error", [...backend.path, "port"], message, WHY, { code: "IST0101" })];
    });
  },
};

const isService = ({ group, kind }: BackendRef): boolean => group === "" && kind === "Service";

function problemOf(backend: BackendRef, route: ClusterObject, mesh: MeshView): string | null {
  const { namespace, name, kind } = backend;
  if (kind === "Hostname") return null;
  if (mesh.knows("ReferenceGrant") && !isGranted(mesh, route, backend))
    return `No ReferenceGrant of the namespace "${namespace}" lets this route send to the ${kind} "${name}".`;
  if (!isService(backend) || !mesh.knows("Service")) return null;
  if (name.includes("."))
    return `"${name}" is a host; a backend is the name of a Service, its namespace apart from it.`;
  return mesh.find(BY_NAME, `Service/${namespace}/${name}`).length === 0
    ? `There is no Service "${name}" in the namespace "${namespace}".`
    : null;
}

/** The ports of the Service that a backend is; null where it is none, or has none. */
function servicePorts(backend: BackendRef, mesh: MeshView): readonly number[] | null {
  if (!isService(backend)) return null;
  const [service] = mesh.find(BY_NAME, `Service/${backend.namespace}/${backend.name}`);
  if (service === undefined) return null;
  const ports = objectsAt(objectAt(service.data, "spec"), "ports").map(({ port }) => port);
  const numbers = ports.filter((port) => typeof port === "number");
  return numbers.length === 0 ? null : numbers;
}
