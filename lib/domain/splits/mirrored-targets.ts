import type { JsonObject } from "../mesh/cluster-object";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import type { Caller } from "../routing/caller";
import { backendHost } from "../routing/backend-host";
import { destinationSplit } from "../routing/destination-split";
import type { MeshRouting } from "../routing/mesh-routing";
import type { RouteDecision } from "../routing/route-decision";

interface Mirror {
  readonly host: string;
  readonly subset: string;
}

function mirrorsOf(settings: JsonObject, namespace: string): readonly Mirror[] {
  const destinations = [
    objectAt(settings, "mirror"),
    ...objectsAt(settings, "mirrors").map((one) => objectAt(one, "destination")),
  ];
  const ofIstio = destinations.map((one) => ({
    host: resolveHost(textAt(one, "host"), namespace),
    subset: textAt(one, "subset"),
  }));
  const backends = objectsAt(settings, "filters").map((one) =>
    objectAt(objectAt(one, "requestMirror"), "backendRef"),
  );
  const ofGatewayApi = backends
    .filter((ref) => textAt(ref, "name") !== "")
    .map((ref) => ({ host: backendHost(ref, namespace), subset: "" }));
  return [...ofIstio.filter(({ host }) => host !== ""), ...ofGatewayApi];
}

/**
 * The targets (by key) that get copies of a caller's requests: proxies count them like requests of their own.
 * https://istio.io/latest/docs/tasks/traffic-management/mirroring/
 */
export function mirroredTargets(
  mesh: MeshRouting,
  caller: Caller,
  { settings, place, conditional }: RouteDecision,
): ReadonlySet<string> {
  const [, path = ""] = (place || (conditional[0]?.place ?? "")).split(" ");
  const [namespace = ""] = path.split("/");
  const mirrors = Object.keys(settings).flatMap((condition) =>
    mirrorsOf(objectAt(settings, condition), namespace),
  );
  return new Set(
    mirrors.flatMap(({ host, subset }) => [...destinationSplit(mesh, caller, host, subset).keys()]),
  );
}
