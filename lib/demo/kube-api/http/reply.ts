import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** An answer with a JSON body. */
export interface Reply {
  readonly code: number;
  readonly body: JsonObject;
  /** Texts of `Warning` headers (RFC 7234, code 299). */
  readonly warnings?: readonly string[];
}

/** An expected refusal, as a value; `reply` is the Status the client gets. */
export interface Refused {
  readonly ok: false;
  readonly reply: Reply;
}
