import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt } from "@/lib/domain/mesh/read-json";
import type { Field } from "./field";
import { labelOfKey } from "./label-of-key";
import { schemaFields } from "./schema-fields";

/** What says which object it is or is written by the cluster: no part of a form. */
const NO_PART = ["apiVersion", "kind", "metadata", "status"];

/**
 * The fields of a kind (its key) as the cluster's schema has it, with paths from the object's root: the specification first,
 * then labels and annotations.
 */
export function makeForm(kindKey: string, schema: JsonObject): readonly Field[] {
  const spec = objectAt(objectAt(schema, "properties"), "spec");
  const fields = schemaFields(spec, { kind: kindKey, under: "", depth: 0 });
  return [
    ...fields.map((field) => ({ ...field, path: ["spec", ...field.path] })),
    { path: ["metadata", "labels"], label: labelOfKey("labels"), input: "textMap" },
    { path: ["metadata", "annotations"], label: labelOfKey("annotations"), input: "textMap" },
  ];
}

/** The part of an object that its form is about: everything but its identity and its status. */
export function formPart(object: JsonObject): JsonObject {
  const { labels, annotations } = objectAt(object, "metadata");
  const metadata: Record<string, Json> = {};
  if (labels !== undefined) metadata["labels"] = labels;
  if (annotations !== undefined) metadata["annotations"] = annotations;
  const others = Object.entries(object).filter(([key]) => !NO_PART.includes(key));
  return {
    ...Object.fromEntries(others),
    ...(isJsonObject(object["metadata"]) && { metadata }),
  };
}
