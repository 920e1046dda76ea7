import type { ClusterObject } from "../../mesh/cluster-object";
import { serviceHost } from "../../mesh/hosts/resolve-host";
import { serviceEntryHosts } from "../../mesh/resources/service-entry";
import type { Caller } from "../../routing/caller";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";

const SHOWN = { ALLOW_ANY: "lets pass", REGISTRY_ONLY: "drops" } as const;

/** Every host of visible namespaces that can be known, with the namespace it is of. */
function hostsOf({
  mesh,
  visible,
}: EffectiveContext): readonly (readonly [host: string, namespace: string])[] {
  const services = mesh.snapshot
    .list("Service")
    .map(({ meta }) => [serviceHost(meta.namespace, meta.name), meta.namespace] as const);
  const entries = mesh.snapshot
    .list("ServiceEntry")
    .flatMap((entry) => serviceEntryHosts(entry).map((host) => [host, entry.meta.namespace] as const));
  return [...services, ...entries]
    .filter(([, namespace]) => visible.has(namespace))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The workloads a Sidecar is in force for, and the hosts that they then know.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export function sidecarTables(object: ClusterObject, context: EffectiveContext): readonly EffectiveTable[] {
  const { namespace, name } = object.meta;
  const callers = context.workloads
    .filter(({ dataPlane }) => dataPlane === "sidecar")
    .map((workload) => ({
      workload,
      caller: {
        namespace: workload.namespace,
        labels: workload.labels,
        dataPlane: "sidecar",
      } satisfies Caller,
    }))
    .filter(({ caller }) => {
      const meta = context.mesh.sidecarOf(caller)?.sidecar.meta;
      return meta?.namespace === namespace && meta.name === name;
    });
  const applies = callers.map(({ workload }): EffectiveRow => ({
    cells: [`${workload.namespace}/${workload.workload}`],
    tone: "plain",
  }));
  const [first] = callers;
  const scope = first && context.mesh.sidecarOf(first.caller);
  const none = applies.length === 0 ? "It is in force for no workload." : null;
  const workloads = effectiveTable("Workloads it is in force for", ["Workload"], applies, none);
  if (!scope) return [workloads];
  const known = hostsOf(context).filter(([host, of]) => scope.knows(host, of));
  const rows = known.map(([host, of]): EffectiveRow => ({ cells: [host, of], tone: "plain" }));
  const outbound = scope.outbound ?? (context.allowAny ? "ALLOW_ANY" : "REGISTRY_ONLY");
  const note = `The proxy ${SHOWN[outbound]} calls to every other host (${outbound}).`;
  return [workloads, effectiveTable("Hosts its workloads know", ["Host", "Namespace"], rows, note)];
}
