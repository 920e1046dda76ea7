import type { NamespacesResponse } from "@/lib/contracts/namespaces-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Backend } from "../backend";
import { meshContext } from "./mesh-context";
import { viewerScope } from "./viewer-scope";

type Item = NamespacesResponse["namespaces"][number];

/** The namespaces the viewer may see, sorted, and how that was decided. Throws a 503 problem when it cannot be. */
export async function listNamespaces(
  backend: Backend,
  viewer: Viewer,
  signal: AbortSignal,
): Promise<NamespacesResponse> {
  const { visible, how } = await viewerScope(backend, viewer, null, signal);
  const snapshot = backend.cluster.snapshot();
  const { workloads } = meshContext(backend, visible, 0);
  const counts = new Map<string, number>();
  for (const { namespace } of workloads) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  const namespaces = [...visible].sort().map((name): Item => {
    const labels = snapshot.get("Namespace", "", name)?.meta.labels;
    return { name, labels: { ...labels }, dataplane: dataplaneOf(labels), workloads: counts.get(name) ?? 0 };
  });
  return { cluster: backend.clusterName, namespaces, how };
}

/** https://istio.io/latest/docs/reference/config/labels/ */
function dataplaneOf(labels: Readonly<Record<string, string>> | undefined): Item["dataplane"] {
  if (labels === undefined) return "unknown";
  if (labels["istio.io/dataplane-mode"] === "ambient") return "ambient";
  if (labels["istio-injection"] === "enabled") return "sidecar";
  const hasRevision = (labels["istio.io/rev"] ?? "") !== "";
  return hasRevision && labels["istio-injection"] !== "disabled" ? "sidecar" : "none";
}
