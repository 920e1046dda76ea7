import type { Kind } from "@/lib/domain/mesh/kinds";

/** The path of a resource's collection: in one namespace, or (null) in all and of cluster-scoped kinds. */
export function resourcePath(
  { group, plural }: Pick<Kind, "group" | "plural">,
  version: string,
  namespace: string | null,
): string {
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  const scope = namespace === null ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}${scope}/${plural}`;
}
