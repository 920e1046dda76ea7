import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn, textOr } from "../../world/read-json";
import { readPath } from "../../json/read-path";
import { textOf } from "../../json/text-of";
import { ageOf } from "./age-of";
import { column } from "./column";
import { formatLabels, formatSelector } from "./format-selector";
import { humanDuration } from "./human-duration";
import { limitedList } from "./limited-list";
import { podReadinessGates, podReady, podRestarts, podStatus } from "./pod-cells";
import type { PrinterColumn } from "./served-kind";

const { age, count, text, wide } = column;

const orElse = (fallback: Json, at: string) => (object: K8sObject) => {
  const value = readPath(object, at);
  return value === undefined || value === "" ? fallback : value;
};
const numberAt = (object: K8sObject, at: string): number => {
  const value = readPath(object, at);
  return typeof value === "number" ? value : 0;
};
const readyOf = (ready: string, desired: string) => (object: K8sObject) =>
  `${numberAt(object, ready)}/${numberAt(object, desired)}`;

/** What `-o wide` shows of a pod template: its containers and their images. */
const containersOf = (template: string): readonly PrinterColumn[] => {
  const each = (key: string) => (object: K8sObject) =>
    objectsIn(readPath(object, `${template}.spec.containers`))
      .map((container) => textOr(container[key]))
      .join(",");
  return [wide("Containers", each("name")), wide("Images", each("image"))];
};
const containers = containersOf("spec.template");
const selector = wide("Selector", (object) => formatSelector(readPath(object, "spec.selector")));

const hasCondition = (object: K8sObject, type: string): boolean =>
  objectsIn(readPath(object, "status.conditions")).some(
    (one) => one["type"] === type && one["status"] === "True",
  );

function jobStatus(job: K8sObject): string {
  if (hasCondition(job, "Complete")) return "Complete";
  if (hasCondition(job, "Failed")) return "Failed";
  if (job.metadata["deletionTimestamp"] !== undefined) return "Terminating";
  const other = ["Suspended", "FailureTarget", "SuccessCriteriaMet"].find((type) => hasCondition(job, type));
  return other ?? "Running";
}

function jobCompletions(job: K8sObject): string {
  const succeeded = numberAt(job, "status.succeeded");
  const completions = readPath(job, "spec.completions");
  if (typeof completions === "number") return `${succeeded}/${completions}`;
  const parallelism = numberAt(job, "spec.parallelism");
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobDuration(job: K8sObject, now: number): string {
  const [start, end] = ["startTime", "completionTime"].map((key) =>
    Date.parse(textOr(readPath(job, `status.${key}`))),
  );
  if (start === undefined || Number.isNaN(start)) return "";
  return humanDuration((end === undefined || Number.isNaN(end) ? now : end) - start);
}

const SOURCES: Readonly<Record<string, string>> = {
  ContainerResource: "containerResource",
  External: "external",
  Object: "object",
  Pods: "pods",
  Resource: "resource",
};
const MOST_METRICS = 2;

/** One metric of an autoscaler: `cpu: 40%/80%`, or amounts without a name. */
function metricCell(metric: Json, status: Json | undefined): string {
  const source = SOURCES[textOr(readPath(metric, "type"))];
  if (source === undefined) return "<unknown type>";
  const name = source.toLowerCase().endsWith("resource")
    ? `${textOr(readPath(metric, `${source}.name`))}: `
    : "";
  const amount = (key: string, unit = ""): string | null => {
    const target = readPath(metric, `${source}.target.${key}`);
    const current = readPath(status, `${source}.current.${key}`);
    const shown = current === undefined ? "<unknown>" : `${textOf(current)}${unit}`;
    return target === undefined ? null : `${name}${shown}/${textOf(target)}${unit}`;
  };
  return (
    amount("averageValue") ??
    amount("value") ??
    amount("averageUtilization", "%") ??
    `${name}<unknown>/<auto>`
  );
}

function targets(autoscaler: K8sObject): string {
  const statuses = objectsIn(readPath(autoscaler, "status.currentMetrics"));
  const cells = objectsIn(readPath(autoscaler, "spec.metrics")).map((metric, index) =>
    metricCell(metric, statuses[index]),
  );
  return limitedList(cells, MOST_METRICS, "<none>", ", ");
}

/** The columns of pods and of what runs them, as the API server's printers show them. */
export const WORKLOAD_COLUMNS: Readonly<Record<string, readonly PrinterColumn[]>> = {
  Pod: [
    text("Ready", podReady),
    text("Status", podStatus),
    text("Restarts", podRestarts),
    age,
    wide("IP", orElse("<none>", "status.podIP")),
    wide("Node", orElse("<none>", "spec.nodeName")),
    wide("Nominated Node", orElse("<none>", "status.nominatedNodeName")),
    wide("Readiness Gates", podReadinessGates),
  ],
  Deployment: [
    text("Ready", readyOf("status.readyReplicas", "spec.replicas")),
    text("Up-to-date", (object) => numberAt(object, "status.updatedReplicas")),
    text("Available", (object) => numberAt(object, "status.availableReplicas")),
    age,
    ...containers,
    selector,
  ],
  ReplicaSet: [
    count("Desired", "spec.replicas"),
    count("Current", "status.replicas"),
    count("Ready", "status.readyReplicas"),
    age,
    ...containers,
    selector,
  ],
  StatefulSet: [text("Ready", readyOf("status.readyReplicas", "spec.replicas")), age, ...containers],
  DaemonSet: [
    count("Desired", "status.desiredNumberScheduled"),
    count("Current", "status.currentNumberScheduled"),
    count("Ready", "status.numberReady"),
    count("Up-to-date", "status.updatedNumberScheduled"),
    count("Available", "status.numberAvailable"),
    text("Node Selector", (object) => formatLabels(readPath(object, "spec.template.spec.nodeSelector"))),
    age,
    ...containers,
    selector,
  ],
  Job: [
    text("Status", jobStatus),
    text("Completions", jobCompletions),
    text("Duration", jobDuration),
    age,
    ...containers,
    selector,
  ],
  CronJob: [
    text("Schedule", orElse("", "spec.schedule")),
    text("Timezone", orElse("<none>", "spec.timeZone")),
    {
      ...text("Suspend", (object) => (readPath(object, "spec.suspend") === true ? "True" : "False")),
      type: "boolean",
    },
    {
      ...text("Active", (object) => objectsIn(readPath(object, "status.active")).length),
      type: "integer",
    },
    text("Last Schedule", (object, now) => {
      const last = readPath(object, "status.lastScheduleTime");
      return last === undefined ? "<none>" : ageOf(last, now);
    }),
    age,
    ...containersOf("spec.jobTemplate.spec.template"),
    wide("Selector", (object) => formatSelector(readPath(object, "spec.jobTemplate.spec.selector"))),
  ],
  HorizontalPodAutoscaler: [
    text("Reference", (object) =>
      ["kind", "name"].map((key) => textOr(readPath(object, `spec.scaleTargetRef.${key}`))).join("/"),
    ),
    text("Targets", targets),
    text("MinPods", (object) => textOf(readPath(object, "spec.minReplicas") ?? "<unset>")),
    text("MaxPods", (object) => numberAt(object, "spec.maxReplicas")),
    text("Replicas", (object) => numberAt(object, "status.currentReplicas")),
    age,
  ],
  PodDisruptionBudget: [
    text("Min Available", (object) => textOf(readPath(object, "spec.minAvailable") ?? "N/A")),
    text("Max Unavailable", (object) => textOf(readPath(object, "spec.maxUnavailable") ?? "N/A")),
    count("Allowed Disruptions", "status.disruptionsAllowed"),
    age,
  ],
};
