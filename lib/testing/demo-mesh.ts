import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Scenario } from "@/lib/demo/world/scenario";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { demoRows } from "./demo-rows";
import { demoSnapshot } from "./demo-snapshot";
import { worldOf } from "./world-of";

/** A scenario at rest: what the cluster holds, the true flows, and what telemetry tells of them. */
export interface DemoMesh {
  readonly snapshot: ClusterSnapshot;
  readonly flows: readonly MeshFlow[];
  readonly rows: readonly TelemetryRow[];
  readonly namespaces: ReadonlySet<string>;
}

/** A scenario with its objects changed first; a change that gives null leaves the object out. */
export function demoMesh(
  scenario: Scenario,
  change: (object: K8sObject) => K8sObject | null = (object) => object,
  more: readonly K8sObject[] = [],
): DemoMesh {
  const objects = [...scenario.objects.flatMap((object) => change(object) ?? []), ...more];
  const world = worldOf({ ...scenario, objects });
  const flows = world.traffic.flows();
  const snapshot = demoSnapshot(world.store.all());
  world.close();
  const namespaces = new Set(snapshot.list("Namespace").map(({ meta }) => meta.name));
  return { snapshot, flows, rows: demoRows(flows), namespaces };
}
