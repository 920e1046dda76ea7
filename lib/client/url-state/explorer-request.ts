/** The request that the explorer explains, as the URL has it. */
export interface ExplorerRequest {
  /** `namespace/workload`; "" for a sender outside. */
  readonly from: string;
  readonly host: string;
  /** null is what the scheme uses. */
  readonly port: number | null;
  readonly tls: boolean | null;
  /** "" on a connection without requests. */
  readonly method: string;
  readonly path: string;
  /** `name: value` each. */
  readonly header: readonly string[];
  /** JSON; "" without a token. */
  readonly claims: string;
}
