/** What a scope is, for words that name it: no namespace is the mesh, no workload all of the namespace. */
export function scopeWords(scope: { readonly namespace: string; readonly workload: string }): {
  readonly scope: "mesh" | "namespace" | "workload";
  readonly namespace: string;
  readonly workload: string;
} {
  const { namespace, workload } = scope;
  if (namespace === "") return { scope: "mesh", namespace, workload };
  return { scope: workload === "" ? "namespace" : "workload", namespace, workload };
}
