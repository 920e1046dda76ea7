import type { JsonObject } from "../mesh/cluster-object";

/** A request whose way through the mesh is to be explained. */
export interface ExplainedRequest {
  /** Who sends it: a workload of the cluster, or somebody outside, whose request meets a gateway first. */
  readonly source: { readonly namespace: string; readonly workload: string } | "outside";
  /** As the sender writes it: a service's name in any of its forms, another host, or an IP address. */
  readonly host: string;
  readonly port: number;
  /** Upper-case; "" on connections without requests. */
  readonly method: string;
  /** With its query: `/a?b=c`. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The claims of a valid JSON web token the request carries (`iss`, `sub`, `aud` among them); null without a token. */
  readonly claims: JsonObject | null;
  /** Whether the sender itself speaks TLS (an https URL). */
  readonly tls: boolean;
}
