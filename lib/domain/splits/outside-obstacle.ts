import { hostLabel } from "../impact/observed-flow";
import type { MeshRouting } from "../routing/mesh-routing";
import type { CallingGroup } from "./calling-group";
import type { Obstacle } from "./obstacle";
import type { SplitRoute } from "./split-route";

type Reason = Pick<Obstacle, "code" | "message">;

function withoutProxy(mesh: MeshRouting, route: SplitRoute, { name, first }: CallingGroup): Reason {
  const { namespace, workload } = first.caller;
  if (name === "")
    return {
      code: "callersOutsideRoute",
      message: `Callers that telemetry does not name send requests to ${hostLabel(route.host)}; nobody knows whether this route governs them. Give them sidecars, or look at the servers' access logs.`,
    };
  if (mesh.registry.workloads.get(namespace, workload)?.dataPlane === "ztunnel")
    return {
      code: "noWaypoint",
      message: `${name} is in ambient mode and no waypoint stands before ${hostLabel(route.host)}: ztunnel passes connections on without routes. Enrol the Service with a waypoint (istio.io/use-waypoint).`,
    };
  return {
    code: "callersOutsideRoute",
    message: `${name} has no sidecar, so this route does not govern it; Kubernetes spreads its connections over all pods. Inject it, or leave it out of what you expect.`,
  };
}

function connections(mesh: MeshRouting, route: SplitRoute, group: CallingGroup): Reason {
  const { namespace, workload } = group.first.caller;
  if (mesh.registry.workloads.get(namespace, workload)?.dataPlane === "ztunnel")
    return withoutProxy(mesh, route, group);
  return {
    code: "portProtocol",
    message: `${group.name} sends what proxies take for plain TCP, so routes of requests do not govern it. Name the Service's port http, http2 or grpc, or set its appProtocol.`,
  };
}

/** Why a route does not govern a caller that reaches its destinations, and what to do. */
export function outsideObstacle(mesh: MeshRouting, route: SplitRoute, group: CallingGroup): Reason {
  const { proxy, name } = group;
  if (group.first.unit !== "requests") return connections(mesh, route, group);
  if (!proxy) return withoutProxy(mesh, route, group);
  const service = mesh.registry.find(route.host);
  const scope = mesh.sidecarOf(proxy);
  if (scope && service && !scope.knows(service.host, service.namespace)) {
    const { meta } = scope.sidecar;
    return {
      code: "callersOutsideRoute",
      message: `Sidecar ${meta.namespace}/${meta.name} hides ${hostLabel(route.host)} from ${name}, so this route does not govern it. Add the host to its egress.`,
    };
  }
  const routed = (group.decisions()?.all ?? []).filter(({ decision }) => decision.place !== "");
  const by =
    routed.find(({ called }) => called.host === route.host)?.decision.place ?? routed[0]?.decision.place;
  const instead = by === undefined ? "no route of its own" : `${by} instead`;
  return {
    code: "callersOutsideRoute",
    message: `${name} reaches the same workloads and is not governed by this route (${instead}). Join the routes, or leave this caller out of what you expect.`,
  };
}
