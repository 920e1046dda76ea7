import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** An answer. */
export interface Reply {
  readonly code: number;
  /** A text is sent as plain text. */
  readonly body: JsonObject | string;
  /** Texts of `Warning` headers (RFC 7234, code 299). */
  readonly warnings?: readonly string[];
}

/** An expected refusal, as a value; `reply` is the Status the client gets. */
export interface Refused {
  readonly ok: false;
  readonly reply: Reply;
}
