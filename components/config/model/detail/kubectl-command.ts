import { configKind } from "@/lib/domain/config/config-kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** The kubectl command that prints an object; the resource is named with its group, so that no other can be meant. */
export function kubectlCommand({ kind, namespace, name }: ObjectRef): string {
  const known = configKind(kind);
  const resource = known === undefined ? kind : `${known.plural}.${known.group}`;
  return ["kubectl get", resource, name, ...(namespace === "" ? [] : ["-n", namespace]), "-o yaml"].join(" ");
}
