import type { Health } from "../health/health";
import type { GraphType, ResponseTime } from "./graph-options";

export const NODE_TYPES = [
  "workload",
  "app",
  "versionedApp",
  "service",
  "serviceEntry",
  "external",
  "unknown",
  "passthrough",
  "blackHole",
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

export const PROTOCOLS = ["http", "grpc", "tcp"] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** Requests per second with one status code and one set of Envoy response flags ("" = none). */
export interface CodeRate {
  readonly code: string;
  readonly flags: string;
  readonly requestsPerSecond: number;
}

/** Traffic of a node in one direction, over all its edges of one protocol. */
export interface NodeTraffic {
  readonly protocol: Protocol;
  readonly direction: "inbound" | "outbound";
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly codes: readonly CodeRate[];
}

export interface GraphNode {
  readonly id: string;
  readonly type: NodeType;
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly workload?: string;
  readonly app?: string;
  readonly version?: string;
  readonly service?: string;
  /** Why a node is unknown, passthrough, blackHole or external. */
  readonly reason?: ReasonCode;
  readonly health: Health;
  /** Inbound: the server's view where the server reports, else the clients'. */
  readonly traffic: readonly NodeTraffic[];
}

/** Reason codes of ends that telemetry cannot name. */
export const REASON_CODES = [
  "plaintextCallerWithoutMetadata",
  "callByPodIp",
  "hostNotInRegistry",
  "blockedByRegistryOnly",
  "sourceOutsideMesh",
  "hiddenFromViewer",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export interface GraphEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly protocol: Protocol;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  /** Always a number on tcp; on http and grpc null unless throughput was asked for. */
  readonly bytesToServerPerSecond: number | null;
  readonly bytesToClientPerSecond: number | null;
  /** gRPC messages per second; null unless asked for. */
  readonly messagesToServerPerSecond: number | null;
  readonly messagesToClientPerSecond: number | null;
  readonly codes: readonly CodeRate[];
  /** Exactly 0 or 100 at the extremes; null where no server report knows. */
  readonly mtlsPercent: number | null;
  readonly responseTimeMs?: Partial<Record<ResponseTime, number>>;
  /** What each side reported: requests per second, on tcp bytes to the server per second; null where it does not report. */
  readonly reported: { readonly source: number | null; readonly destination: number | null };
  readonly health: Health;
}

export interface GraphWarning {
  readonly code: string;
  readonly message: string;
}

export interface Graph {
  readonly type: GraphType;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly warnings: readonly GraphWarning[];
}
