import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { refusalOf } from "./admits-route";
import { listenersOf } from "./listeners-of";
import { gatewayParents, type ParentRef, ROUTE_KINDS } from "./parent-refs";

const GATEWAY = "Gateway.gateway.networking.k8s.io";

/**
 * A parent Gateway that does not exist or takes the route at none of its listeners.
 * https://gateway-api.sigs.k8s.io/reference/spec/#parentreference
 */
export const routeParents: Check = {
  codes: ["KIA1401"],
  kinds: ROUTE_KINDS,
  run(route, mesh) {
    if (!mesh.knows(GATEWAY)) return [];
    return gatewayParents(route).flatMap((parent) => {
      const [gateway] = mesh.find(BY_NAME, `${GATEWAY}/${parent.namespace}/${parent.name}`);
      const problem = problemOf(parent, gateway, route, mesh);
      if (problem === null) return [];
      return [
        foundAt(
          "error",
          parent.path,
          problem,
          "The route is not attached: requests at that Gateway do not reach it.",
          {
            related: gateway === undefined ? [] : [refOf(gateway)],
          },
        ),
      ];
    });
  },
};

function problemOf(
  parent: ParentRef,
  gateway: ClusterObject | undefined,
  route: ClusterObject,
  mesh: MeshView,
): string | null {
  const named = `the Gateway "${parent.namespace}/${parent.name}"`;
  if (gateway === undefined) return `T${named.slice(1)} does not exist.`;
  const listeners = listenersOf(gateway).filter(
    ({ name, port }) =>
      (parent.sectionName === "" || name === parent.sectionName) &&
      (parent.port === null || port === parent.port),
  );
  if (listeners.length === 0) {
    const wanted = parent.sectionName === "" ? `at port ${parent.port ?? "?"}` : `"${parent.sectionName}"`;
    return parent.sectionName === "" && parent.port === null ? null : `No listener ${wanted} is in ${named}.`;
  }
  const refusals = listeners.map((listener) => refusalOf(listener, gateway, route, mesh));
  if (refusals.includes(null)) return null;
  if (refusals.includes("hostname")) return `No listener of ${named} has a hostname of this route.`;
  if (refusals.includes("kind")) return `No listener of ${named} takes routes of the kind ${route.kind}.`;
  return `No listener of ${named} takes routes of the namespace "${route.meta.namespace}".`;
}
