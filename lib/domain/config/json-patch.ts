import type { Json } from "@/lib/domain/mesh/cluster-object";

/** One operation of a JSON Patch (RFC 6902); `path` is a JSON Pointer (RFC 6901). */
export type PatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/** Operations in order; a failed `test` refuses all of them. */
export type JsonPatch = readonly PatchOperation[];
