import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObservedCall } from "./observed-call";
import { NETWORKING, recipeObject } from "./recipe-object";

interface SidecarRequest {
  readonly namespace: string;
  readonly rootNamespace: string;
  /** Null for every workload of the namespace. */
  readonly workload: { readonly name: string; readonly labels: Readonly<Record<string, string>> } | null;
  readonly calls: readonly ObservedCall[];
}

/**
 * A Sidecar that knows the hosts that were called, and the control plane's namespace. Calls that were not seen, for they are
 * rare, will not find their host where unknown hosts are refused.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export function sidecarFromTraffic({
  namespace,
  rootNamespace,
  workload,
  calls,
}: SidecarRequest): JsonObject {
  const own = calls.filter(
    (call) =>
      call.sourceNamespace === namespace && (workload === null || call.sourceWorkload === workload.name),
  );
  const called = own.flatMap(({ host, hostNamespace }) =>
    isHost(host) ? [egressHost(host, hostNamespace, namespace)] : [],
  );
  const hosts = [...new Set(called)].sort();
  return recipeObject(
    NETWORKING,
    "Sidecar",
    { namespace, name: workload?.name ?? "default" },
    {
      ...(workload !== null && { workloadSelector: { labels: workload.labels } }),
      egress: [{ hosts: [...hosts, `${rootNamespace}/*`] }],
    },
  );
}

/** Istio's clusters for unknown hosts are no hosts. */
function isHost(host: string): boolean {
  return host.includes(".") && !host.endsWith("Cluster");
}

/** A host outside of the mesh may be defined anywhere. */
function egressHost(host: string, hostNamespace: string, namespace: string): string {
  if (hostNamespace === "") return `*/${host}`;
  return `${hostNamespace === namespace ? "." : hostNamespace}/${host}`;
}
