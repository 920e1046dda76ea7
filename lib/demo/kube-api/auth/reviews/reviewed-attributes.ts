import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textOr } from "../../../world/read-json";
import { type FieldError, fieldError } from "../../validation/field-error";
import type { AccessAttributes } from "../access-attributes";

/** The request that the `spec` of an access review asks about; null where it does not say. */
export function reviewedAttributes(spec: JsonObject): AccessAttributes | null {
  const { resourceAttributes: resource, nonResourceAttributes: path } = spec;
  if (isObject(resource))
    return {
      type: "resource",
      verb: textOr(resource["verb"]),
      group: textOr(resource["group"]),
      resource: textOr(resource["resource"]),
      subresource: textOr(resource["subresource"]),
      namespace: textOr(resource["namespace"]),
      name: textOr(resource["name"]),
    };
  return isObject(path) ? { type: "path", verb: textOr(path["verb"]), path: textOr(path["path"]) } : null;
}

/** As the API server shows it in its messages. */
export const shownPath = ({ path, verb }: JsonObject): JsonObject => ({
  Path: textOr(path),
  Verb: textOr(verb),
});

/** What is wrong with the attributes and metadata of an access review; `allowed` are the keys its metadata may have. */
export function reviewErrors(
  { metadata, spec }: { readonly metadata: JsonObject; readonly spec: JsonObject },
  allowed: readonly string[],
): readonly FieldError[] {
  const { resourceAttributes, nonResourceAttributes } = spec;
  const errors: FieldError[] = [];
  if (isObject(resourceAttributes) && isObject(nonResourceAttributes))
    errors.push(
      fieldError.invalid(
        "spec.nonResourceAttributes",
        shownPath(nonResourceAttributes),
        "cannot be specified in combination with resourceAttributes",
      ),
    );
  if (!isObject(resourceAttributes) && !isObject(nonResourceAttributes))
    errors.push(
      fieldError.invalid(
        "spec.resourceAttributes",
        null,
        "exactly one of nonResourceAttributes or resourceAttributes must be specified",
      ),
    );
  const ignored = new Set([...allowed, "managedFields"]);
  const given = Object.entries(metadata).filter(([key, value]) => !ignored.has(key) && (value ?? "") !== "");
  if (given.length > 0) {
    const except = allowed.length === 0 ? "" : ` except for ${allowed.join(", ")}`;
    errors.push(fieldError.invalid("metadata", metadata, `must be empty${except}`));
  }
  return errors;
}
