/** How the host is spoken to: plain HTTP, TLS that the workloads open, or HTTP that the mesh turns into TLS. */
export const EGRESS_MODES = ["http", "passthrough", "origination"] as const;
export type EgressMode = (typeof EGRESS_MODES)[number];

export interface GatewayOut {
  /** Host of the gateway's Service: "istio-egressgateway.istio-system.svc.cluster.local". */
  readonly host: string;
  /** Namespace of its Service and pods. */
  readonly namespace: string;
  /** Labels of its pods. */
  readonly selector: Readonly<Record<string, string>>;
  /** Ports of its Service; null where it is not known. */
  readonly ports: readonly number[] | null;
}

export interface EgressInput {
  /** Namespace of the workloads that call. */
  readonly namespace: string;
  readonly host: string;
  readonly mode: EgressMode;
  /** The port that workloads call. */
  readonly port: number;
  /** The port where the host speaks TLS; only for origination. */
  readonly tlsPort: number;
  /** Null: straight from the workloads' proxies. */
  readonly gateway: GatewayOut | null;
}

/** What the objects of one way out have in common. */
export interface EgressParts extends EgressInput {
  readonly name: string;
  /** Namespaces that see the objects. */
  readonly exportTo: readonly string[];
}
