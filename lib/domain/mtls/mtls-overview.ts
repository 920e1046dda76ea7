import type { ObjectRef } from "../mesh/object-ref";
import type { DataPlane } from "../routing/mesh-workload";
import type { DecidedMode, PeerMode } from "./peer-mode";

/** A caller as telemetry names it; "" where it does not. */
export interface CallerName {
  readonly namespace: string;
  readonly workload: string;
}

/** Traffic of one caller, as the server's proxy saw it. */
export interface MtlsCaller extends CallerName {
  /** Requests per second; on TCP 0. */
  readonly requestsPerSecond: number;
  /** Bytes per second of connections without requests. */
  readonly bytesPerSecond: number;
  /** 0 to 100; null where the server does not tell. */
  readonly observedPercent: number | null;
}

/** Where configuration contradicts itself: what a client sends is not what the server takes. */
export interface MtlsConflict {
  readonly code: string;
  readonly message: string;
  /** null for every caller. */
  readonly caller: CallerName | null;
  readonly objects: readonly ObjectRef[];
}

/** A workload as a whole (port null), or one port that has a mode of its own. */
export interface MtlsEntry extends CallerName {
  readonly port: number | null;
  readonly configured: PeerMode;
  readonly decidedBy: ObjectRef | null;
  readonly level: DecidedMode["level"];
  /** 0 to 100; null where no server report knows. */
  readonly observedPercent: number | null;
  readonly requestsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly dataPlane: DataPlane;
  /** None on entries of ports, which telemetry does not tell apart. */
  readonly callers: readonly MtlsCaller[];
  readonly conflicts: readonly MtlsConflict[];
}

/** A namespace, or the mesh (`name` ""). */
export interface MtlsScope {
  readonly name: string;
  readonly configured: PeerMode;
  readonly decidedBy: ObjectRef | null;
  readonly level: "namespace" | "mesh" | "default";
  readonly observedPercent: number | null;
  readonly requestsPerSecond: number;
  readonly workloads: number;
  /** Workloads whose mode, or one of whose ports' modes, is another. */
  readonly exceptions: number;
}

/** Mutual TLS as it is configured and as it was observed. */
export interface MtlsOverview {
  readonly mesh: MtlsScope;
  readonly namespaces: readonly MtlsScope[];
  readonly entries: readonly MtlsEntry[];
}
