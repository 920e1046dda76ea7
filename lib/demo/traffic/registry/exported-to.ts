/**
 * Whether an object is visible in a namespace: `*` everywhere, `.` in its own namespace, else the namespaces named; `~` is
 * none. https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function isExportedTo(exportTo: readonly string[], own: string, namespace: string): boolean {
  return exportTo.some((one) => one === "*" || one === namespace || (one === "." && own === namespace));
}

/**
 * The exportTo of an object: what it says, else what the mesh says for its kind, else everywhere.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig
 */
export function exportsOr(written: readonly string[], meshDefault: readonly string[]): readonly string[] {
  if (written.length > 0) return written;
  return meshDefault.length > 0 ? meshDefault : ["*"];
}
