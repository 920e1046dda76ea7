import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn, textMap, textOr, textsIn } from "../../../world/read-json";
import { type FieldError, fieldError } from "../field-error";
import { labelProblems, labelValueProblems, qualifiedNameProblems } from "./name-syntax";

/** All keys and values of an object's annotations together may have this many bytes. */
const ANNOTATION_BYTES = 256 * 1024;

/** What is wrong with labels, at a path such as `metadata.labels`. */
export function validateLabels(labels: Json | undefined, path: string): readonly FieldError[] {
  return [...textMap(labels)].flatMap(([key, value]) => [
    ...qualifiedNameProblems(key).map((problem) => fieldError.invalid(path, key, problem)),
    ...labelValueProblems(value).map((problem) => fieldError.invalid(path, value, problem)),
  ]);
}

function validateAnnotations(annotations: Json | undefined, path: string): readonly FieldError[] {
  const entries = [...textMap(annotations)];
  const bytes = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return [
    ...entries.flatMap(([key]) =>
      qualifiedNameProblems(key.toLowerCase()).map((problem) => fieldError.invalid(path, key, problem)),
    ),
    ...(bytes > ANNOTATION_BYTES ? [fieldError.tooLong(path, ANNOTATION_BYTES)] : []),
  ];
}

function validateOwner(owner: JsonObject, path: string): readonly FieldError[] {
  const missing = ["kind", "name", "uid"].filter((key) => textOr(owner[key]) === "");
  const version = textOr(owner["apiVersion"]).split("/").at(-1) ?? "";
  return [
    ...(version === ""
      ? [fieldError.invalid(`${path}.apiVersion`, textOr(owner["apiVersion"]), "version must not be empty")]
      : []),
    ...missing.map((key) => fieldError.invalid(`${path}.${key}`, "", "must not be empty")),
  ];
}

function validateOwners(references: Json | undefined, path: string): readonly FieldError[] {
  const owners = objectsIn(references);
  const named = owners
    .filter((owner) => owner["controller"] === true)
    .map((owner) => `${textOr(owner["kind"])}/${textOr(owner["name"])}`);
  const [first = "", ...more] = named;
  return [
    ...owners.flatMap((owner) => validateOwner(owner, path)),
    ...more.map((other) =>
      fieldError.invalid(
        path,
        references ?? null,
        `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${other}`,
      ),
    ),
  ];
}

function validateFinalizers(value: Json | undefined, path: string): readonly FieldError[] {
  const finalizers = textsIn(value);
  const both = finalizers.includes("orphan") && finalizers.includes("foregroundDeletion");
  return [
    ...finalizers.flatMap((name) =>
      qualifiedNameProblems(name).map((problem) => fieldError.invalid(path, name, problem)),
    ),
    ...(both
      ? [fieldError.invalid(path, finalizers, "finalizer orphan and foregroundDeletion cannot be both set")]
      : []),
  ];
}

function validateNamespace(namespaced: boolean, namespace: string): readonly FieldError[] {
  const path = "metadata.namespace";
  if (!namespaced) return namespace === "" ? [] : [fieldError.forbidden(path, "not allowed on this type")];
  if (namespace === "") return [fieldError.required(path)];
  return labelProblems(namespace).map((problem) => fieldError.invalid(path, namespace, problem));
}

/** A prefix as the name it could become: a dash at its end is followed by more. */
const asName = (prefix: string): string =>
  prefix.length > 1 && prefix.endsWith("-") ? `${prefix.slice(0, -2)}a` : prefix;

/** Rules that names of one kind follow; problems in the words of the API server. */
export type NameRule = (name: string) => readonly string[];

/**
 * What is wrong with the metadata of an object whose name is already generated:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function validateMetadata(
  metadata: JsonObject,
  namespaced: boolean,
  nameProblems: NameRule,
): readonly FieldError[] {
  const name = textOr(metadata["name"]);
  const prefix = textOr(metadata["generateName"]);
  const invalid = (field: string, text: string, problems: readonly string[]): readonly FieldError[] =>
    problems.map((problem) => fieldError.invalid(`metadata.${field}`, text, problem));
  return [
    ...(prefix === "" ? [] : invalid("generateName", prefix, nameProblems(asName(prefix)))),
    ...(name === ""
      ? [fieldError.required("metadata.name", "name or generateName is required")]
      : invalid("name", name, nameProblems(name))),
    ...validateNamespace(namespaced, textOr(metadata["namespace"])),
    ...validateLabels(metadata["labels"], "metadata.labels"),
    ...validateAnnotations(metadata["annotations"], "metadata.annotations"),
    ...validateOwners(metadata["ownerReferences"], "metadata.ownerReferences"),
    ...validateFinalizers(metadata["finalizers"], "metadata.finalizers"),
  ];
}
