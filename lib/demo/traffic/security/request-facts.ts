import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** How much of a call a proxy sees: requests, connections, or at ztunnel no more than addresses and identities. */
export type Layer = "http" | "tcp" | "ztunnel";

/** What the proxy that enforces a policy knows of a call. */
export interface RequestFacts {
  readonly layer: Layer;
  /** The address that connects. */
  readonly sourceAddress: string;
  /** The address behind trusted proxies, where the call names one. */
  readonly remoteAddress: string;
  /** Who the peer's certificate says it is; null without mutual TLS. */
  readonly peer: { readonly namespace: string; readonly serviceAccount: string } | null;
  /** The trust domains that mean the mesh's own. */
  readonly trustDomains: readonly string[];
  readonly destinationAddress: string;
  readonly destinationPort: number;
  /** The server name of the TLS connection, "" without one. */
  readonly sni: string;
  /** Lower-case names, pseudo headers (`:authority`, `:method`, `:path`) among them. */
  readonly headers: ReadonlyMap<string, string>;
  /** Without query and fragment. */
  readonly path: string;
  /** The payload of the token that was validated; null without one. */
  readonly claims: JsonObject | null;
}
