import { someOf } from "../mesh/some-of";
import type { MeshRouting } from "../routing/mesh-routing";
import type { DataPlane } from "../routing/mesh-workload";
import type { ObservedMesh } from "../routing/observed-mesh";
import type { EgressHost } from "./egress-verdict";

const MAX_NAMED = 5;

const some = (names: readonly string[]): string => someOf(names, { most: MAX_NAMED });

/** Sentences on what telemetry cannot tell of calls that leave the mesh. */
export function unseenEgress(
  mesh: ObservedMesh,
  routing: MeshRouting,
  hosts: readonly EgressHost[],
): readonly string[] {
  const of = (dataPlane: DataPlane): readonly string[] =>
    routing.registry.workloads.all
      .filter((one) => one.dataPlane === dataPlane && mesh.visible.has(one.namespace))
      .map(({ namespace, workload }) => `${namespace}/${workload}`)
      .toSorted();
  const ofControlPlane = `${mesh.rootNamespace}/`;
  const bare = of("none").filter((name) => !name.startsWith(ofControlPlane));
  const ambient = of("ztunnel");
  const unnamed = hosts.filter(({ host }) => host === "").map(({ caller }) => caller);
  const callers = [...new Set(unnamed.map(({ namespace, workload }) => `${namespace}/${workload}`))];
  return [
    ...(bare.length > 0
      ? [`Workloads without a proxy: ${some(bare)}. What they call is not seen, and nothing refuses it.`]
      : []),
    ...(ambient.length > 0
      ? [`Workloads behind ztunnel: ${some(ambient)}. REGISTRY_ONLY does not hold for them.`]
      : []),
    ...(callers.length > 0
      ? [`Telemetry does not name what these workloads call: ${some(callers.toSorted())}.`]
      : []),
    ...(hosts.some(({ draft }) => draft !== null)
      ? ["Telemetry names no ports: drafts take 80 for HTTP and 443 for TLS where the host says no other."]
      : []),
    "Calls that are rarer than the window may not have been seen: look further back to find them.",
    "A refused TCP connection carries no bytes and is not seen.",
  ];
}
