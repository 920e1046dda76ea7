import { canonicalNames } from "../mesh/canonical-names";
import type { ObjectMeta } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { hasProxy } from "../mesh/has-proxy";
import type { KindKey } from "../mesh/kinds";
import { isWaypointGateway } from "../mesh/resources/gateway";
import { readPod, type Pod } from "../mesh/resources/pod";
import { serviceEntryHosts } from "../mesh/resources/service-entry";
import { readWorkload, WORKLOAD_KINDS } from "../mesh/resources/workload";
import { workloadOfPod } from "../mesh/workload-of-pod";
import type { ContextWorkload, GraphContext } from "./graph-context";

const ANNOTATION = "health.kiali.io/rate";

type Settings = Pick<GraphContext, "homeCluster" | "windowSeconds" | "healthProfile"> & {
  /** The namespaces the viewer may see; nothing of any other gets into the context. */
  readonly visible: ReadonlySet<string>;
};

const annotationOf = (meta: ObjectMeta): string => meta.annotations[ANNOTATION] ?? "";

/** Of a workload without a template (a Rollout that refers to a Deployment's) its pods tell the names. */
const UNNAMED = { app: "", version: "" };

function addPod(held: ContextWorkload, pod: Pod, reports: boolean): ContextWorkload {
  const names = canonicalNames(pod.meta.labels);
  const since = pod.running ? pod.startTime : null;
  const runningSince = held.runningSince === null ? since : Math.min(held.runningSince, since ?? Infinity);
  return {
    ...held,
    app: held.app || names.app,
    version: held.version || names.version,
    reports: held.reports || reports,
    runningSince,
    healthAnnotation: held.healthAnnotation || annotationOf(pod.meta),
  };
}

function contextWorkloads(snapshot: ClusterSnapshot, visible: ReadonlySet<string>): ContextWorkload[] {
  const workloads = new Map<string, ContextWorkload>();
  const keyOf = (namespace: string, workload: string): string => `${namespace}\0${workload}`;
  for (const object of WORKLOAD_KINDS.flatMap((kind) => snapshot.list(kind))) {
    const { meta, podLabels } = readWorkload(object);
    if (!visible.has(meta.namespace)) continue;
    workloads.set(keyOf(meta.namespace, meta.name), {
      namespace: meta.namespace,
      workload: meta.name,
      ...(Object.keys(podLabels).length > 0 ? canonicalNames(podLabels) : UNNAMED),
      reports: false,
      runningSince: null,
      healthAnnotation: annotationOf(meta),
    });
  }
  for (const object of snapshot.list("Pod")) {
    const { namespace } = object.meta;
    if (!visible.has(namespace)) continue;
    const pod = readPod(object);
    const workload = workloadOfPod(object.meta, snapshot);
    const key = keyOf(namespace, workload);
    const unseen = { ...UNNAMED, reports: false, runningSince: null, healthAnnotation: "" };
    const held = workloads.get(key) ?? { namespace, workload, ...unseen };
    const namespaceLabels = snapshot.get("Namespace", "", namespace)?.meta.labels ?? {};
    workloads.set(key, addPod(held, pod, hasProxy(pod, namespaceLabels)));
  }
  return [...workloads].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, workload]) => workload);
}

/** Reads what projections need of the cluster's objects, of visible namespaces only. */
export function buildContext(
  snapshot: ClusterSnapshot,
  { homeCluster, windowSeconds, healthProfile, visible }: Settings,
): GraphContext {
  const visibleObjects = (kind: KindKey): ReturnType<ClusterSnapshot["list"]> =>
    snapshot
      .list(kind)
      .filter(({ meta }) => visible.has(meta.namespace))
      .sort((a, b) => (`${a.meta.namespace}/${a.meta.name}` < `${b.meta.namespace}/${b.meta.name}` ? -1 : 1));
  return {
    homeCluster,
    windowSeconds,
    healthProfile,
    serviceEntries: visibleObjects("ServiceEntry").flatMap((object) =>
      serviceEntryHosts(object).map((host) => ({ namespace: object.meta.namespace, host })),
    ),
    waypoints: visibleObjects("Gateway.gateway.networking.k8s.io")
      .filter(isWaypointGateway)
      .map(({ meta }) => ({ namespace: meta.namespace, workload: meta.name })),
    workloads: contextWorkloads(snapshot, visible),
    services: visibleObjects("Service").map(({ meta }) => ({
      namespace: meta.namespace,
      service: meta.name,
      healthAnnotation: annotationOf(meta),
    })),
  };
}
