import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";

/** One run of a container, in unix milliseconds; `endMs` is null while it lasts. */
export interface ContainerRun {
  readonly ok: true;
  readonly container: string;
  readonly startMs: number;
  readonly endMs: number | null;
}

const LISTS = ["containers", "initContainers", "ephemeralContainers"];
const STATUSES = ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"];
const PULL_PROBLEMS: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: "trying and failing to pull image",
};

const namesIn = (pod: K8sObject, list: string): readonly string[] =>
  objectsIn(jsonAt(pod, "spec", list)).map(({ name }) => textOr(name));

/** The container that is meant: the only one where none is named. */
function containerOf(pod: K8sObject, asked: string): { readonly ok: true; readonly name: string } | Refused {
  const { name } = pod.metadata;
  if (asked !== "")
    return LISTS.some((list) => namesIn(pod, list).includes(asked))
      ? { ok: true, name: asked }
      : refuse("BadRequest", `container ${asked} is not valid for pod ${name}`);
  const [only, ...others] = namesIn(pod, "containers");
  if (only !== undefined && others.length === 0) return { ok: true, name: only };
  const choice = `choose one of: [${namesIn(pod, "containers").join(" ")}]`;
  const init = namesIn(pod, "initContainers");
  const more = init.length === 0 ? "" : ` or one of the init containers: [${init.join(" ")}]`;
  const missing = `a container name must be specified for pod ${name}`;
  return refuse("BadRequest", only === undefined ? missing : `${missing}, ${choice}${more}`);
}

const timeOf = (value: Json | undefined): number | null => {
  const time = Date.parse(textOr(value));
  return Number.isNaN(time) ? null : time;
};

function runOf(container: string, terminated: JsonObject): ContainerRun {
  const endMs = timeOf(terminated["finishedAt"]) ?? 0;
  return { ok: true, container, startMs: timeOf(terminated["startedAt"]) ?? endMs, endMs };
}

function refuseWaiting(pod: string, container: string, status: JsonObject): Refused {
  const reason = textOr(jsonAt(status, "state", "waiting", "reason"));
  const why = Object.hasOwn(PULL_PROBLEMS, reason) ? PULL_PROBLEMS[reason] : reason;
  const starts = `container "${container}" in pod "${pod}" is waiting to start`;
  return refuse(
    "BadRequest",
    why === undefined || why === "" ? `${starts} - no logs yet` : `${starts}: ${why}`,
  );
}

/**
 * The run of a pod's container whose log is asked for: the present one, with `previous` the one before its restart. 400 where the
 * container is not of the pod, has not been chosen among several, or has not run; null for a pod that no node has yet.
 * https://kubernetes.io/docs/concepts/cluster-administration/logging/#basic-logging-in-kubernetes
 */
export function containerRun(
  pod: K8sObject,
  { container: asked, previous }: { readonly container: string; readonly previous: boolean },
): ContainerRun | Refused | null {
  const chosen = containerOf(pod, asked);
  if (!chosen.ok) return chosen;
  if (textOr(jsonAt(pod, "spec", "nodeName")) === "") return null;
  const { name } = chosen;
  const inPod = `container "${name}" in pod "${pod.metadata.name}"`;
  const status = STATUSES.flatMap((list) => objectsIn(jsonAt(pod, "status", list))).find(
    (one) => one["name"] === name,
  );
  if (status === undefined) return refuse("BadRequest", `${inPod} is not available`);
  const last = jsonAt(status, "lastState", "terminated");
  if (previous)
    return isObject(last)
      ? runOf(name, last)
      : refuse("BadRequest", `previous terminated ${inPod} not found`);
  const running = jsonAt(status, "state", "running");
  if (isObject(running))
    return { ok: true, container: name, startMs: timeOf(running["startedAt"]) ?? 0, endMs: null };
  const ended = jsonAt(status, "state", "terminated");
  if (isObject(ended)) return runOf(name, ended);
  return isObject(last) ? runOf(name, last) : refuseWaiting(pod.metadata.name, name, status);
}
