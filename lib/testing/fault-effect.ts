import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import { demandOf } from "@/lib/demo/world/demand";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Scenario } from "@/lib/demo/world/scenario";
import { settledObjects } from "./settled-objects";
import { flowsOf } from "./solved-flows";
import { toldCalls } from "./told-calls";

/** Calls of a scenario, `desk>maps.library/path`: the caller, the host and, where it matters, the path. */
type Calls = string;

const refOf = ({ kind, metadata }: K8sObject): string =>
  `${kind} ${metadata.namespace ?? ""}/${metadata.name}`;

function read(calls: Calls): (flow: MeshFlow) => boolean {
  const [caller = "", called = ""] = calls.split(">");
  const at = called.indexOf("/");
  const [host, path] = at < 0 ? [called, null] : [called.slice(0, at), called.slice(at)];
  return ({ source, call }) =>
    source.workload === caller && call.host === host && (path === null || call.path === path);
}

/** How calls of a scenario end with all of its objects, and once some are not there (`VirtualService library/maps`). */
export function faultEffects(
  scenario: Scenario,
): (calls: Calls, ...without: readonly string[]) => readonly string[] {
  const settled = settledObjects(scenario.objects);
  const demand = demandOf([scenario]);
  const all = flowsOf(settled, demand);
  return (calls, ...without) => {
    const left = settled.filter((object) => !without.includes(refOf(object)));
    if (left.length + without.length !== settled.length) throw new Error(`not one each: ${without.join()}`);
    return toldCalls((without.length === 0 ? all : flowsOf(left, demand)).filter(read(calls)));
  };
}
