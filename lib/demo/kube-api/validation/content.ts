import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** What a body is in the type of its kind, and the fields that type does not have; or why it cannot be decoded. */
export type Content =
  | { readonly ok: true; readonly object: JsonObject; readonly unknown: readonly string[] }
  | { readonly ok: false; readonly problem: string };
