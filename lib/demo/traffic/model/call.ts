import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

export type CallProtocol = "http" | "grpc" | "tcp" | "tls";

/** A JSON web token a request carries. */
export interface Token {
  readonly issuer: string;
  /** False where its signature is wrong or it has expired. */
  readonly valid: boolean;
  readonly subject: string;
  readonly audiences: readonly string[];
  /** Claims besides iss, sub and aud. */
  readonly claims: JsonObject;
}

/** One kind of request (on tcp and tls, of connection), as its sender makes it or as a proxy has changed it. */
export interface Call {
  /** The host called: a service's name in any of its forms, an external host or an IP address. On tls the server name (SNI). */
  readonly host: string;
  readonly port: number;
  readonly protocol: CallProtocol;
  /** "" on tcp and tls, as are path and headers. */
  readonly method: string;
  readonly path: string;
  /** By lower-case name, without the pseudo headers. */
  readonly headers: ReadonlyMap<string, string>;
  readonly token: Token | null;
}
