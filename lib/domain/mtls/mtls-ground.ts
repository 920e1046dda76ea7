import { meshRouting, type MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { ObservedMesh } from "../routing/observed-mesh";
import { clientRules, type ClientRules } from "./client-rules";
import { inboundTraffic, type InboundTraffic } from "./observed/inbound-traffic";
import { peerModes, type PeerModes } from "./peer-mode";

/** What every answer about mutual TLS rests on, read once. */
export interface MtlsGround {
  readonly mesh: ObservedMesh;
  readonly routing: MeshRouting;
  readonly modes: PeerModes;
  readonly inbound: InboundTraffic;
  readonly rules: ClientRules;
  /** Workloads of the visible namespaces, by namespace and name. */
  readonly workloads: readonly MeshWorkload[];
}

const byName = (one: MeshWorkload, other: MeshWorkload): number =>
  one.namespace < other.namespace || (one.namespace === other.namespace && one.workload < other.workload)
    ? -1
    : 1;

/** Reads a mesh and its telemetry for questions about mutual TLS. */
export function mtlsGround(mesh: ObservedMesh): MtlsGround {
  const { snapshot, rootNamespace, allowAny, visible } = mesh;
  const routing = meshRouting(snapshot, rootNamespace, allowAny);
  return {
    mesh,
    routing,
    modes: peerModes(snapshot, rootNamespace),
    inbound: inboundTraffic(mesh, routing),
    rules: clientRules(routing),
    workloads: routing.registry.workloads.all
      .filter(({ namespace }) => visible.has(namespace))
      .toSorted(byName),
  };
}
