import { editableKind } from "@/lib/domain/config/editable-kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { badParameter } from "../errors";
import { checkName } from "./check-name";
import { readConfigKind } from "./read-config-kind";

/**
 * The object of an editable kind that a path or query names; namespace "-" stands for cluster-scoped kinds. Throws a 404 problem for an unknown
 * kind and a 400 problem for what is no name.
 */
export function readObjectRef(names: {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}): ObjectRef {
  const kind = editableKind(names.kind) ?? readConfigKind(names.kind);
  const namespace = names.namespace === "-" ? "" : names.namespace;
  if (kind.namespaced === (namespace === "")) {
    throw badParameter(
      "namespace",
      kind.namespaced
        ? `A ${kind.kind} is in a namespace.`
        : `A ${kind.kind} is in no namespace; ask with "-".`,
    );
  }
  if (namespace !== "") checkName("namespace", namespace);
  checkName("name", names.name);
  return { kind: kind.key, namespace, name: names.name };
}
