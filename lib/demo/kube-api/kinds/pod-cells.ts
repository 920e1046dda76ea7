import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { readPath } from "../../json/read-path";
import { ageOf } from "./age-of";

const TERMINAL = ["Succeeded", "Failed"];

const isSidecar = (container: JsonObject): boolean => container["restartPolicy"] === "Always";
const numberAt = (object: JsonObject, key: string): number => {
  const value = object[key];
  return typeof value === "number" ? value : 0;
};
const hasCondition = (pod: K8sObject, type: string): boolean =>
  objectsIn(readPath(pod, "status.conditions")).some(
    (one) => one["type"] === type && one["status"] === "True",
  );

/** What the statuses of a pod's containers are, the sidecars among the init containers by name. */
interface Statuses {
  readonly containers: readonly JsonObject[];
  readonly init: readonly JsonObject[];
  readonly sidecars: ReadonlySet<string>;
}

function statusesOf(pod: K8sObject): Statuses {
  const sidecars = objectsIn(readPath(pod, "spec.initContainers")).filter(isSidecar);
  return {
    containers: objectsIn(readPath(pod, "status.containerStatuses")),
    init: objectsIn(readPath(pod, "status.initContainerStatuses")),
    sidecars: new Set(sidecars.map(({ name }) => textOr(name))),
  };
}

/** Why a container ended, as it says itself or by its signal or exit code. */
function endOf(terminated: JsonObject): string {
  const reason = textOr(terminated["reason"]);
  if (reason !== "") return reason;
  const signal = numberAt(terminated, "signal");
  return signal === 0 ? `ExitCode:${numberAt(terminated, "exitCode")}` : `Signal:${signal}`;
}

/** What an init container that is not over yet is doing; null where it is over, or a sidecar that runs. */
function initProgress(
  status: JsonObject,
  index: number,
  total: number,
  sidecars: ReadonlySet<string>,
): string | null {
  const { terminated, waiting } = isObject(status["state"]) ? status["state"] : {};
  const ended = isObject(terminated);
  if (ended && numberAt(terminated, "exitCode") === 0) return null;
  const stays = sidecars.has(textOr(status["name"]));
  const started = status["started"] === true || (status["started"] === undefined && status["ready"] === true);
  if (stays && started) return null;
  if (ended) return `Init:${endOf(terminated)}`;
  const reason = textOr(jsonAt(waiting, "reason"));
  return reason !== "" && reason !== "PodInitializing" ? `Init:${reason}` : `Init:${index}/${total}`;
}

function initReason(pod: K8sObject, { init, sidecars }: Statuses): string | null {
  const total = objectsIn(readPath(pod, "spec.initContainers")).length;
  for (const [index, status] of init.entries()) {
    const progress = initProgress(status, index, total, sidecars);
    if (progress !== null) return progress;
  }
  return null;
}

const isRunning = (status: JsonObject): boolean =>
  status["ready"] === true && isObject(jsonAt(status, "state", "running"));

function containerReason(pod: K8sObject, { containers }: Statuses, phase: string): string {
  let reason = phase;
  let failure = "";
  for (const status of containers.toReversed()) {
    const waiting = textOr(jsonAt(status, "state", "waiting", "reason"));
    const terminated = jsonAt(status, "state", "terminated");
    if (waiting !== "") reason = waiting;
    else if (isObject(terminated)) {
      reason = endOf(terminated);
      if (numberAt(terminated, "exitCode") !== 0) failure = reason;
    }
  }
  if (reason !== "Completed") return reason;
  const running = containers.some(isRunning);
  if (running && hasCondition(pod, "Ready")) return "Running";
  if (failure !== "") return failure;
  return running ? "NotReady" : reason;
}

/** STATUS: what holds up the init containers, else why a container waits or ended, else the pod's reason or phase. */
export function podStatus(pod: K8sObject): string {
  const statuses = statusesOf(pod);
  const phase = textOr(readPath(pod, "status.phase"));
  const own = textOr(readPath(pod, "status.reason"));
  const deleted = pod.metadata["deletionTimestamp"] !== undefined;
  if (deleted && own === "NodeLost") return "Unknown";
  if (deleted && !TERMINAL.includes(phase)) return "Terminating";
  const reason = own === "" ? phase : own;
  const initializing = initReason(pod, statuses);
  return initializing !== null && !hasCondition(pod, "Initialized")
    ? initializing
    : containerReason(pod, statuses, reason);
}

/** READY: containers that run and are ready, of all that should run; native sidecars are among them. */
export function podReady(pod: K8sObject): string {
  const { containers, init, sidecars } = statusesOf(pod);
  const ready = containers.filter(({ ready }) => ready === true).length;
  const readySidecars = init.filter(
    (one) => one["ready"] === true && sidecars.has(textOr(one["name"])),
  ).length;
  const total = objectsIn(readPath(pod, "spec.containers")).length + sidecars.size;
  return `${ready + readySidecars}/${total}`;
}

/** RESTARTS: of containers and sidecars, with how long ago the last one was; `now` is unix milliseconds. */
export function podRestarts(pod: K8sObject, now: number): string {
  const { containers, init, sidecars } = statusesOf(pod);
  const counted = [...containers, ...init.filter((one) => sidecars.has(textOr(one["name"])))];
  const restarts = counted.reduce((sum, status) => sum + numberAt(status, "restartCount"), 0);
  const ends = counted
    .map((status) => textOr(jsonAt(status, "lastState", "terminated", "finishedAt")))
    .filter((moment) => moment !== "");
  const last = ends.toSorted().at(-1);
  return restarts === 0 || last === undefined ? String(restarts) : `${restarts} (${ageOf(last, now)} ago)`;
}

/** READINESS GATES: conditions that hold of those the pod waits for. */
export function podReadinessGates(pod: K8sObject): Json {
  const gates = objectsIn(readPath(pod, "spec.readinessGates"));
  const open = gates.filter(({ conditionType }) => hasCondition(pod, textOr(conditionType))).length;
  return gates.length === 0 ? "<none>" : `${open}/${gates.length}`;
}
