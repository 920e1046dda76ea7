import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import { configFamily } from "@/lib/domain/config/config-kinds";
import type {
  ClusterObject,
  FieldManager,
  Json,
  JsonObject,
  ObjectMeta,
  OwnerReference,
} from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Kind } from "@/lib/domain/mesh/kinds";
import { pickFields, type FieldTree } from "./field-tree";

/** Holds the whole object once more, as `kubectl apply` last sent it, environment variables included. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/**
 * An API object as Meshlens keeps it, or null where it is not one (no name). Items of a list carry neither apiVersion
 * nor kind, so both come from what was asked for.
 */
export function trimObject(
  raw: Json | undefined,
  kind: Pick<Kind, "group" | "kind">,
  version: string,
  kept: FieldTree,
): ClusterObject | null {
  if (!isJsonObject(raw) || !isJsonObject(raw["metadata"])) return null;
  const { metadata } = raw;
  const name = text(metadata["name"]);
  if (name === "") return null;
  return {
    apiVersion: kind.group === "" ? version : `${kind.group}/${version}`,
    kind: kind.kind,
    meta: {
      namespace: text(metadata["namespace"]),
      name,
      uid: text(metadata["uid"]),
      resourceVersion: text(metadata["resourceVersion"]),
      creationTimestamp: text(metadata["creationTimestamp"]),
      labels: texts(metadata["labels"]),
      annotations: texts(metadata["annotations"], LAST_APPLIED),
      owner: controller(metadata),
      ...(configFamily(kind.group) === null ? {} : changing(metadata)),
    },
    data: pickFields(raw, kept),
  };
}

/** Who changed a configuration object, and whether it is being deleted. */
function changing(metadata: JsonObject): Pick<ObjectMeta, "managers" | "deletionTimestamp"> {
  const deletionTimestamp = text(metadata["deletionTimestamp"]);
  return {
    managers: objectsAt(metadata, "managedFields").map(fieldManager),
    ...(deletionTimestamp === "" ? {} : { deletionTimestamp }),
  };
}

function fieldManager(entry: JsonObject): FieldManager {
  return {
    manager: textAt(entry, "manager"),
    operation: textAt(entry, "operation") === "Apply" ? "Apply" : "Update",
    subresource: textAt(entry, "subresource"),
    time: textAt(entry, "time"),
    fields: objectAt(entry, "fieldsV1"),
  };
}

function controller(metadata: JsonObject): OwnerReference | null {
  const references = metadata["ownerReferences"];
  if (!isJsonList(references)) return null;
  const found = references.find((entry) => isJsonObject(entry) && entry["controller"] === true);
  return isJsonObject(found) ? { kind: text(found["kind"]), name: text(found["name"]) } : null;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function texts(value: Json | undefined, without?: string): Readonly<Record<string, string>> {
  if (!isJsonObject(value)) return {};
  const result: Record<string, string> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === "string" && key !== without) result[key] = entry;
  }
  return result;
}
