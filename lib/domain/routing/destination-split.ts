import type { Caller } from "./caller";
import type { MeshRouting } from "./mesh-routing";
import type { MeshWorkload } from "./mesh-workload";
import type { RegisteredHost } from "./service-registry";
import { answerTarget, targetKey, weighSplits, wholeSplit, type Split } from "./split";
import { textMapAt } from "../mesh/read-json";

const unavailable = (because: string): Split =>
  wholeSplit(answerTarget({ code: "503", because, refuses: true }));

const ofWorkload = (host: string, { namespace, workload, version }: MeshWorkload): Split =>
  wholeSplit({ key: targetKey(host, namespace, workload), host, namespace, workload, version, answer: null });

const ofHost = (host: string, namespace: string): Split =>
  wholeSplit({ key: targetKey(host, "", ""), host, namespace, workload: "", version: "", answer: null });

function overPods(registered: RegisteredHost, workloads: readonly MeshWorkload[]): Split | null {
  return weighSplits(workloads.map((one) => [one.readyPods, ofWorkload(registered.host, one)] as const));
}

/**
 * Where calls of a caller to a host and subset ("" for all) end: its workloads by their ready pods. A host that nobody
 * registered, a subset that no DestinationRule defines and one without pods are answered 503.
 * https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule
 */
export function destinationSplit(mesh: MeshRouting, caller: Caller, host: string, subset: string): Split {
  const registered = mesh.registry.find(host);
  if (!registered) return unavailable(`no Service or ServiceEntry is named ${host}`);
  const rules = mesh.rules.for(caller, registered.host, registered.namespace);
  const defined = rules?.subsets.get(subset);
  if (subset !== "" && !defined)
    return unavailable(`no DestinationRule for ${host} defines the subset ${subset}`);
  const labels = defined ? textMapAt(defined, "labels") : {};
  const workloads = mesh.registry.workloadsOf(registered, labels);
  if (workloads === null) return ofHost(host, registered.namespace);
  const of = subset === "" ? host : `${host}, subset ${subset}`;
  return overPods(registered, workloads) ?? unavailable(`no healthy upstream: no ready pod of ${of}`);
}
