import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject } from "../../../world/read-json";
import { propertyOf } from "../../schemas/property-of";
import type { Schema } from "../../schemas/schema";
import { decodeProblem } from "../built-in/decode-problem";
import { throughGo } from "../built-in/through-go";
import type { Content } from "../content";
import { pruneUnknownFields } from "../prune-unknown-fields";
import { applyDefaults } from "./apply-defaults";

/** Of a custom resource only the metadata has a Go type; what else is unknown comes after it, in alphabetical order. */
function inOrder(unknown: readonly string[]): readonly string[] {
  const isMetadata = (path: string): boolean => path.startsWith("metadata.");
  return [...unknown.filter(isMetadata), ...unknown.filter((path) => !isMetadata(path)).toSorted()];
}

/**
 * Decodes a custom resource: its metadata as every object's, the rest pruned and defaulted by its definition's schema. Types are
 * not looked at here, but with the other rules of the schema.
 */
export function decodeCustom(schema: Schema, body: JsonObject): Content {
  const metadataSchema = propertyOf(schema, "metadata");
  const given = body["metadata"];
  if (metadataSchema !== undefined && given !== undefined) {
    const problem = decodeProblem(metadataSchema, given, { struct: "ObjectMeta", path: "" });
    if (problem !== null) return { ok: false, problem };
  }
  const { value, unknown } = pruneUnknownFields(schema, body);
  const { metadata, ...rest } = value;
  const content = applyDefaults(schema, rest);
  const kept = metadataSchema === undefined || !isObject(metadata) ? {} : throughGo(metadataSchema, metadata);
  return {
    ok: true,
    object: { ...(isObject(content) ? content : rest), metadata: kept },
    unknown: inOrder(unknown),
  };
}
