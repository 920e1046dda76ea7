import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";

const LOAD_BALANCER = { loadBalancer: {} };

/** What the API server writes as status into a new object, before any controller has seen it. */
const STATUS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ["Namespace", { phase: "Active" }],
  ["Service", LOAD_BALANCER],
  ["Ingress", LOAD_BALANCER],
  ["Deployment", {}],
  ["ReplicaSet", { replicas: 0 }],
  ["StatefulSet", { availableReplicas: 0, replicas: 0 }],
  [
    "DaemonSet",
    { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 },
  ],
  ["Job", {}],
  ["CronJob", {}],
  ["HorizontalPodAutoscaler", { currentMetrics: null, desiredReplicas: 0 }],
  ["PodDisruptionBudget", { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 }],
]);

const MEASURES = ["cpu", "memory"];

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
function qualityOf(pod: JsonObject): string {
  const containers = [
    ...objectsIn(jsonAt(pod["spec"], "containers")),
    ...objectsIn(jsonAt(pod["spec"], "initContainers")),
  ];
  const asked = (kind: string): readonly unknown[] =>
    containers.flatMap((container) =>
      MEASURES.map((measure) => jsonAt(container, "resources", kind, measure)),
    );
  const [limits, requests] = [asked("limits"), asked("requests")];
  if ([...limits, ...requests].every((value) => value === undefined)) return "BestEffort";
  const guaranteed = limits.every(
    (limit, index) => limit !== undefined && (requests[index] ?? limit) === limit,
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}

/** The status of an object that is being created; undefined where the kind has none of its own at first. */
export function initialStatus(kind: ServedKind, object: JsonObject): JsonObject | undefined {
  if (kind.custom) return undefined;
  if (kind.kind === "Pod") return { phase: "Pending", qosClass: qualityOf(object) };
  return STATUS.get(kind.kind);
}
