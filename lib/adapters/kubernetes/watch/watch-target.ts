import { resourcePath } from "../api/resource-path";
import type { FieldTree } from "../objects/field-tree";
import type { WatchedKind } from "../objects/watched-kinds";

/** One list+watch: a kind at the version the cluster serves, in all namespaces (null) or in one. */
export interface WatchTarget {
  readonly kind: WatchedKind;
  readonly version: string;
  readonly namespace: string | null;
  readonly kept: FieldTree;
}

/** The collection's path with its query; `parameters` are added to the field selector. */
export function collectionPath(
  { kind, version, namespace }: WatchTarget,
  parameters: Readonly<Record<string, string>>,
): string {
  const selector = kind.fieldSelector === null ? {} : { fieldSelector: kind.fieldSelector };
  return `${resourcePath(kind, version, namespace)}?${new URLSearchParams({ ...selector, ...parameters }).toString()}`;
}

/** The resource as RBAC messages name it: "pods", "virtualservices.networking.istio.io". */
export function resourceName({ plural, group }: Pick<WatchedKind, "plural" | "group">): string {
  return group === "" ? plural : `${plural}.${group}`;
}
