import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Write } from "../controller";

const statuses = (status: JsonObject): readonly JsonObject[] => [
  ...objectsIn(status["initContainerStatuses"]),
  ...objectsIn(status["containerStatuses"]),
];
const reasonOf = (status: JsonObject | undefined): string =>
  textOr(jsonAt(status, "state", "waiting", "reason"));
const hasRun = (status: JsonObject | undefined): boolean => textOr(status?.["containerID"]) !== "";

function changesOf(
  before: JsonObject | undefined,
  after: JsonObject,
): readonly (readonly [string, string])[] {
  const name = textOr(after["name"]);
  const image = textOr(after["image"]);
  const changes: (readonly [string, string])[] = [];
  const restarted = after["restartCount"] !== (before?.["restartCount"] ?? 0);
  if (hasRun(after) && (!hasRun(before) || restarted))
    changes.push(
      ["Pulled", `Container image "${image}" already present on machine`],
      ["Created", `Created container: ${name}`],
      ["Started", `Started container ${name}`],
    );
  const reason = reasonOf(after);
  if (reason !== reasonOf(before) && reason === "ErrImagePull")
    changes.push(["Failed", textOr(jsonAt(after, "state", "waiting", "message"))]);
  if (reason !== reasonOf(before) && (reason === "CrashLoopBackOff" || reason === "ImagePullBackOff"))
    changes.push(["BackOff", textOr(jsonAt(after, "state", "waiting", "message"))]);
  return changes;
}

const WARNINGS: ReadonlySet<string> = new Set(["Failed", "BackOff", "Unhealthy"]);
const isUnready = (status: JsonObject): boolean =>
  status["started"] === true && status["ready"] === false && jsonAt(status, "state", "running") !== undefined;

/** What of a pod's status a probe decides. */
interface Probing {
  /** Whether the status stays as it is, so that what is not ready is no longer starting. */
  readonly lasting: boolean;
  /** The names of the containers whose sidecar refuses the kubelet's probe. */
  readonly refused: ReadonlySet<string>;
}

function probeFailure(
  status: JsonObject,
  { lasting, refused }: Probing,
): readonly (readonly [string, string])[] {
  if (!lasting || !isUnready(status)) return [];
  const why = refused.has(textOr(status["name"]))
    ? "read: connection reset by peer"
    : "HTTP probe failed with statuscode: 503";
  return [["Unhealthy", `Readiness probe failed: ${why}`]];
}

/** What a kubelet tells of a pod whose status goes from one to another. */
export function podHappenings(
  pod: K8sObject,
  before: JsonObject,
  after: JsonObject,
  probing: Probing,
): readonly Write[] {
  const earlier = new Map(statuses(before).map((status) => [status["name"], status]));
  const changes = statuses(after).flatMap((status) => [
    ...changesOf(earlier.get(status["name"]), status),
    ...probeFailure(status, probing),
  ]);
  return changes.map(([reason, message]): Write => ({
    op: "event",
    happening: {
      about: pod,
      type: WARNINGS.has(reason) ? "Warning" : "Normal",
      reason,
      message,
      component: "kubelet",
    },
  }));
}
