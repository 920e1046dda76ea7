import type { ServedKind } from "../kinds/served-kind";

/** The Go packages of the groups whose name does not tell it. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["", "io.k8s.api.core"],
  ["apiextensions.k8s.io", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions"],
]);

function packageOf({ group, custom }: ServedKind): string {
  if (custom) return group.split(".").reverse().join(".");
  return PACKAGES.get(group) ?? `io.k8s.api.${group.split(".")[0] ?? ""}`;
}

/** The name of a kind's OpenAPI definition: its Go type for built-in kinds, the reversed group for custom ones. */
export function definitionName(kind: ServedKind, version: string): string {
  return `${packageOf(kind)}.${version}.${kind.kind}`;
}
