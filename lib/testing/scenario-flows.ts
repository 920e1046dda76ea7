import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Scenario } from "@/lib/demo/world/scenario";
import { worldOf } from "./world-of";

/** The flows of a scenario, its objects changed first where a change is given. */
export function scenarioFlows(
  scenario: Scenario,
  change: (object: K8sObject) => K8sObject = (object) => object,
): readonly MeshFlow[] {
  const world = worldOf({ ...scenario, objects: scenario.objects.map(change) });
  const flows = world.traffic.flows();
  world.close();
  return flows;
}

export const totalOf = (flows: readonly MeshFlow[]): number =>
  flows.reduce((sum, { perSecond }) => sum + perSecond, 0);

/** What callers sent to a workload. */
export const requestsTo = (flows: readonly MeshFlow[], workload: string): readonly MeshFlow[] =>
  flows.filter(({ role, destination }) => role === "request" && destination?.workload === workload);

/** The share (0 to 1) of requests whose status begins like this, `5`. */
export const shareOf = (flows: readonly MeshFlow[], status: string): number =>
  totalOf(flows.filter(({ code }) => code.startsWith(status))) / totalOf(flows);
