import type { MeshWorkload } from "../../routing/mesh-workload";
import type { PeerModes } from "../peer-mode";

/** A workload that a change would make STRICT. */
export interface AffectedWorkload {
  readonly workload: MeshWorkload;
  /** Ports that a policy says something of on their own. */
  readonly special: readonly number[];
  /** Whether calls of a port (null for ports without a mode of their own) would have to be mutual TLS, and need not today. */
  readonly tightens: (port: number | null) => boolean;
  /** Whether calls of the port must be plain text today. */
  readonly disables: (port: number | null) => boolean;
}

/** Proxies that obey PeerAuthentication; a gateway goes by its servers, a waypoint takes tunnels only. */
const OBEYS: ReadonlySet<string> = new Set(["sidecar", "ztunnel"]);

/**
 * The workloads that are STRICT after a change and were not before, on some port.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function affectedWorkloads(
  workloads: readonly MeshWorkload[],
  before: PeerModes,
  after: PeerModes,
): readonly AffectedWorkload[] {
  return workloads.flatMap((workload) => {
    if (!OBEYS.has(workload.dataPlane)) return [];
    const special = [...new Set([...before.portsOf(workload), ...after.portsOf(workload)])];
    const tightens = (port: number | null): boolean =>
      after.of(workload, port).mode === "STRICT" && before.of(workload, port).mode !== "STRICT";
    const disables = (port: number | null): boolean =>
      workload.dataPlane === "sidecar" && before.of(workload, port).mode === "DISABLE";
    const isAffected = [null, ...special].some(tightens);
    return isAffected ? [{ workload, special, tightens, disables }] : [];
  });
}
