import type { JsonObject } from "../mesh/cluster-object";

/** One request as a proxy has it before it, with what telemetry does not carry. */
export interface ConcreteRequest {
  /** How its Host header may be written: with the port or without; most often one text. */
  readonly hosts: readonly string[];
  /** Without query and fragment. */
  readonly path: string;
  /** By lower-case name, without the pseudo headers. */
  readonly headers: Readonly<Record<string, string>>;
  /** The payload of its token where a RequestAuthentication validated it; null without one. */
  readonly claims: JsonObject | null;
  /** The server name of its TLS connection; "" without one, null where it is not known. */
  readonly sni: string | null;
  /** The trust domains that mean the mesh's own: the first is the one in its certificates. */
  readonly trustDomains: readonly string[];
}
