import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import type { Scenario } from "@/lib/demo/world/scenario";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import { objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import { demoRows } from "./demo-rows";
import { worldOf } from "./world-of";

/** A scenario at rest: what the cluster holds, the true flows, and what telemetry tells of them. */
export interface DemoMesh {
  readonly snapshot: ClusterSnapshot;
  readonly flows: readonly MeshFlow[];
  readonly rows: readonly TelemetryRow[];
  readonly namespaces: ReadonlySet<string>;
}

function clusterObjectOf(object: K8sObject): ClusterObject {
  const { apiVersion, kind, metadata, ...data } = object;
  const controller = objectsAt(metadata, "ownerReferences").find((one) => one["controller"] === true);
  return {
    apiVersion,
    kind,
    meta: {
      namespace: metadata.namespace ?? "",
      name: metadata.name,
      uid: metadata.uid ?? "",
      resourceVersion: metadata.resourceVersion ?? "",
      creationTimestamp: metadata.creationTimestamp ?? "",
      labels: metadata.labels ?? {},
      annotations: metadata.annotations ?? {},
      owner: controller ? { kind: textAt(controller, "kind"), name: textAt(controller, "name") } : null,
    },
    data,
  };
}

function snapshotOf(objects: readonly ClusterObject[]): ClusterSnapshot {
  const byKind = new Map<string, ClusterObject[]>();
  const byName = new Map<string, ClusterObject>();
  for (const object of objects) {
    const key = kindKeyOf(object);
    const others = byKind.get(key);
    if (others) others.push(object);
    else byKind.set(key, [object]);
    byName.set(`${key}/${object.meta.namespace}/${object.meta.name}`, object);
  }
  return {
    revision: 1,
    list: (kind) => byKind.get(kind) ?? [],
    get: (kind, namespace, name) => byName.get(`${kind}/${namespace}/${name}`),
  };
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
  const snapshot = snapshotOf(world.store.all().map(clusterObjectOf));
  world.close();
  const namespaces = new Set(snapshot.list("Namespace").map(({ meta }) => meta.name));
  return { snapshot, flows, rows: demoRows(flows), namespaces };
}
