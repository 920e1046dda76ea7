import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textOr, textsIn } from "../../../world/read-json";
import { type FieldError, fieldError } from "../field-error";

const IMMUTABLE = ["name", "namespace", "uid"];

/** What an update of an object's metadata may not change: its name and uid, and finalizers of what is being deleted. */
export function validateMetadataUpdate(metadata: JsonObject, before: JsonObject): readonly FieldError[] {
  const kept = textsIn(before["finalizers"]);
  const added = textsIn(metadata["finalizers"]).filter((name) => !kept.includes(name));
  const listed = added.map((name) => JSON.stringify(name)).join(", ");
  return [
    ...(before["deletionTimestamp"] !== undefined && added.length > 0
      ? [
          fieldError.forbidden(
            "metadata.finalizers",
            `no new finalizers can be added if the object is being deleted, found new finalizers []string{${listed}}`,
          ),
        ]
      : []),
    ...IMMUTABLE.filter(
      (key) => metadata[key] !== undefined && textOr(metadata[key]) !== textOr(before[key]),
    ).map((key) => fieldError.invalid(`metadata.${key}`, textOr(metadata[key]), "field is immutable")),
  ];
}
