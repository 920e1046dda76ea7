/** How a connection between two workloads comes about. */
export type Handshake =
  | { readonly ok: true; readonly mtls: boolean }
  /** UC: the server closes a connection it does not accept. UF: TLS against a server that speaks none (or the reverse). */
  | { readonly ok: false; readonly flags: "UC" | "UF" };
