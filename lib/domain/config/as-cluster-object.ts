import type {
  ClusterObject,
  FieldManager,
  JsonObject,
  OwnerReference,
} from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { objectAt, objectsAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import { nestedTooDeep } from "./nested-too-deep";

export type ReadObject =
  | {
      readonly ok: true;
      readonly object: ClusterObject;
      /** Key of its kind in `KINDS`; "" for kinds that are not there. */
      readonly kindKey: KindKey | "";
    }
  | {
      readonly ok: false;
      readonly problem: "noApiVersion" | "noKind" | "noName" | "nestedTooDeep";
      /** One sentence for people. */
      readonly message: string;
    };

const MESSAGES = {
  noApiVersion: "The object has no apiVersion.",
  noKind: "The object has no kind.",
  noName: "The object has no metadata.name.",
  nestedTooDeep: "The object nests too deeply to be read.",
} as const;

/**
 * Reads an object as people or the API server write it; `data` holds everything but apiVersion, kind and metadata. What is
 * no object of Kubernetes is a named problem.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields
 */
export function asClusterObject(raw: JsonObject): ReadObject {
  const problem = problemOf(raw);
  if (problem) return { ok: false, problem, message: MESSAGES[problem] };
  const { apiVersion: _, kind: __, metadata: ___, ...data } = raw;
  const metadata = objectAt(raw, "metadata");
  const managers = fieldManagers(metadata);
  const deletionTimestamp = textAt(metadata, "deletionTimestamp");
  const object: ClusterObject = {
    apiVersion: textAt(raw, "apiVersion"),
    kind: textAt(raw, "kind"),
    meta: {
      namespace: textAt(metadata, "namespace"),
      name: textAt(metadata, "name"),
      uid: textAt(metadata, "uid"),
      resourceVersion: textAt(metadata, "resourceVersion"),
      creationTimestamp: textAt(metadata, "creationTimestamp"),
      labels: textMapAt(metadata, "labels"),
      annotations: textMapAt(metadata, "annotations"),
      owner: controller(metadata),
      ...(managers.length > 0 && { managers }),
      ...(deletionTimestamp !== "" && { deletionTimestamp }),
    },
    data,
  };
  return { ok: true, object, kindKey: kindKeyOf(object) };
}

function problemOf(raw: JsonObject): keyof typeof MESSAGES | null {
  if (nestedTooDeep(raw)) return "nestedTooDeep";
  if (textAt(raw, "apiVersion") === "") return "noApiVersion";
  if (textAt(raw, "kind") === "") return "noKind";
  return textAt(objectAt(raw, "metadata"), "name") === "" ? "noName" : null;
}

function controller(metadata: JsonObject): OwnerReference | null {
  const owner = objectsAt(metadata, "ownerReferences").find((entry) => entry["controller"] === true);
  return owner ? { kind: textAt(owner, "kind"), name: textAt(owner, "name") } : null;
}

function fieldManagers(metadata: JsonObject): readonly FieldManager[] {
  return objectsAt(metadata, "managedFields").map((entry) => ({
    manager: textAt(entry, "manager"),
    operation: textAt(entry, "operation") === "Apply" ? "Apply" : "Update",
    subresource: textAt(entry, "subresource"),
    time: textAt(entry, "time"),
    fields: objectAt(entry, "fieldsV1"),
  }));
}
