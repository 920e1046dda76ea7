import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { ownerOf } from "@/lib/domain/config/owner";
import { toRawObject } from "@/lib/domain/config/to-raw-object";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { readShift } from "@/lib/domain/shifting/read-shift";
import { rolloutOf } from "@/lib/domain/shifting/rollout-of";
import { SHIFT_ANNOTATION } from "@/lib/domain/shifting/shift-plan";
import type { NotComparable, SplitDestination, TrafficSplit } from "@/lib/domain/splits/traffic-split";
import type { MeshObservation } from "../mesh/observe-mesh";

type Split = DeepReadonly<SplitDto>;

const HIDDEN_ROUTE =
  "A route that you may not see leads here as well, and telemetry does not tell by which route a request came. Compare rates.";

/** A split as answers carry it: with the shift that is under way on its route and who writes its object. `now` is in milliseconds. */
export function toSplitDto(
  split: TrafficSplit,
  { mesh, hide, seen, sees }: MeshObservation,
  now: number,
): Split {
  const { kind, namespace, name } = split.object;
  const object = mesh.snapshot.get(kind, namespace, name);
  return {
    ...split,
    destinations: split.destinations.map((destination) => knownDestination(destination, seen, hide)),
    notes: split.notes.map(({ code, message }) => ({ code, message: knownText(code, message, hide) })),
    service: serviceOfHost(split.host),
    shift: object === undefined ? null : shiftOn(object, split.route, now),
    owner: object === undefined ? null : ownerOf(object),
    rollout: object === undefined ? null : knownRollout(rolloutOf(object, mesh.snapshot), sees),
  };
}

/** What is said of another route quotes what that asks of requests. */
function knownText(code: NotComparable | undefined, text: string, hide: MeshObservation["hide"]): string {
  const told = hide(text);
  const quotes = code === "secondRoute" || code === "conditional";
  return quotes && told !== text ? HIDDEN_ROUTE : told;
}

function knownDestination(
  { reason, reasonCode, workloads, ...destination }: SplitDestination,
  seen: ReadonlySet<string>,
  hide: MeshObservation["hide"],
): Split["destinations"][number] {
  return {
    ...destination,
    workloads: workloads.filter(({ namespace }) => seen.has(namespace)),
    ...(reasonCode !== undefined && { reasonCode }),
    ...(reason !== undefined && { reason: knownText(reasonCode, reason, hide) }),
  };
}

/** That there is one keeps people from a change that would be overwritten; the rest is told to who may read it. */
function knownRollout(rollout: Split["rollout"], sees: MeshObservation["sees"]): Split["rollout"] {
  if (rollout === null || sees(rollout)) return rollout;
  return { kind: rollout.kind, namespace: "", name: "", phase: "", message: "" };
}

/** An annotation that nobody can read any more is told on every route of its object: it may be of any. */
function shiftOn(object: ClusterObject, route: string, now: number): Split["shift"] {
  const shift = readShift(toRawObject(object));
  if (shift === null || (shift.route !== "" && shift.route !== route)) return null;
  const { plan } = shift;
  // A shift whose route is found goes on, also without its test route.
  const broken = shift.route === "" ? shift.broken : "";
  const text = object.meta.annotations[SHIFT_ANNOTATION] ?? "";
  if (plan === null) {
    const unread = { by: "", state: "paused", taken: 0, steps: 0, steppedAt: "", deadline: "" } as const;
    return { ...unread, plan: text, overdue: false, broken };
  }
  const { by, state, taken, steps, steppedAt, deadline } = plan;
  const overdue = Date.parse(deadline) < now;
  return { plan: text, by, state, taken, steps: steps.length, steppedAt, deadline, overdue, broken };
}
