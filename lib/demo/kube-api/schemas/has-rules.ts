import type { ServedKind } from "../kinds/served-kind";
import { definitionName } from "./definition-name";
import { schemaNodeOf } from "./schema-node-of";

const known = new Map<string, boolean>();

/** Whether a kind's schema has CEL rules: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules */
export function hasRules(kind: ServedKind, version: string): boolean {
  const name = definitionName(kind, version);
  const has =
    known.get(name) ??
    JSON.stringify(schemaNodeOf(kind, version) ?? {}).includes('"x-kubernetes-validations"');
  known.set(name, has);
  return has;
}
