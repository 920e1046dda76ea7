import type { TelemetryRow } from "../graph/telemetry-row";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";

/** What the mesh is told to do and what it was seen doing, as far as a viewer may know of it. */
export interface ObservedMesh {
  readonly snapshot: ClusterSnapshot;
  /** Of mesh-wide configuration. */
  readonly rootNamespace: string;
  /** Whether calls of unknown hosts are let out where no Sidecar says so. */
  readonly allowAny: boolean;
  /** Whether sidecars choose mutual TLS by themselves (MeshConfig enableAutoMtls). */
  readonly autoMtls: boolean;
  /** The cluster that rows without a cluster are of. */
  readonly homeCluster: string;
  /** Telemetry of the window; null where it cannot be had. */
  readonly rows: readonly TelemetryRow[] | null;
  readonly windowSeconds: number;
  /** The namespaces the viewer may see and asked for: what is answered about. */
  readonly visible: ReadonlySet<string>;
}
