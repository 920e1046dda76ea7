import { editableKind } from "@/lib/domain/config/editable-kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { badParameter } from "../errors";
import { readConfigKind } from "./read-config-kind";

const LONGEST_NAME = 253;
/** RFC 1123 subdomain, which names of Kubernetes objects are. */
const DNS_SUBDOMAIN = /^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

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

function checkName(parameter: string, name: string): void {
  if (name.length <= LONGEST_NAME && DNS_SUBDOMAIN.test(name)) return;
  throw badParameter(
    parameter,
    `"${name.slice(0, 70)}" is not a name: lower-case letters, digits, "-" and ".".`,
  );
}
