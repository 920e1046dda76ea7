/** The page of the STRICT verdict of a scope: no namespace is the mesh, no workload all of the namespace. */
export function strictPath(namespace: string, workload: string, lookback?: string): string {
  const search = new URLSearchParams();
  if (namespace !== "") search.set("namespace", namespace);
  if (workload !== "") search.set("workload", workload);
  if (lookback !== undefined) search.set("lookback", lookback);
  const text = search.toString();
  return text === "" ? "/mtls/strict" : `/mtls/strict?${text}`;
}
