import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Kind } from "@/lib/domain/mesh/kinds";
import type { EditResult } from "@/lib/ports/cluster-editor";
import { resourcePath } from "../api/resource-path";
import { editFailure } from "./edit-failure";

/** Where an object of a kind is, in one version. */
export interface ObjectAddress {
  readonly kind: Kind;
  readonly version: string;
  /** Null for cluster-scoped kinds. */
  readonly namespace: string | null;
  readonly name: string;
}

const VERSION = /^[a-z0-9]{1,30}$/;

/** Whether a text can stand alone in a path; "", "." and ".." would name the collection or something above it. */
function isSegment(text: string): boolean {
  return text !== "" && text !== "." && text !== ".." && !text.includes("/") && !text.includes("%");
}

/**
 * The address of an object, or why it can have none: a delete without a name would be one of the whole collection.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#path-segment-names
 */
export function objectAddress(
  kind: Kind,
  version: string,
  { namespace, name }: Pick<ObjectRef, "namespace" | "name">,
): EditResult<ObjectAddress> {
  if (!VERSION.test(version)) return editFailure("unknownKind", `"${version}" is not a version`);
  if (!isSegment(name)) return editFailure("invalid", `"${name}" cannot be the name of an object`);
  if (!kind.namespaced) return { ok: true, value: { kind, version, namespace: null, name } };
  if (!isSegment(namespace))
    return editFailure("invalid", `"${namespace}" cannot be the name of a namespace`);
  return { ok: true, value: { kind, version, namespace, name } };
}

/** The path of the object, or of the collection it is created in. */
export function addressPath(address: ObjectAddress, of: "object" | "collection"): string {
  const collection = resourcePath(address.kind, address.version, address.namespace);
  return of === "collection" ? collection : `${collection}/${encodeURIComponent(address.name)}`;
}
