import type { MeshWorkload } from "../routing/mesh-workload";
import { callerOf } from "./caller-of";
import type { ExplainMesh } from "./explain-mesh";
import type { ExplainedDestination } from "./explanation";
import { type End, type Journey, NOWHERE } from "./journey";
import { type Decided, type ExplainCall, isRequest, type RoutedTarget } from "./routed";
import { sendToTarget } from "./send-to-target";

/** A request before a proxy, as that proxy sees it. */
export interface AtProxy {
  readonly proxy: MeshWorkload;
  readonly call: ExplainCall;
}

/** Takes a request over at a target in place of the proxy's own sending; null where nothing does. */
type Handover = (target: RoutedTarget) => Journey | null;

const scaled = (destination: ExplainedDestination, percent: number): ExplainedDestination => ({
  ...destination,
  weight: (destination.weight * percent) / 100,
});

/** What the proxy that took the request over said itself counts for each end, or is the end where it let nothing on. */
function endsOf({ authorization, code, ends, outcome }: Journey): readonly End[] {
  const { allowed, by } = authorization;
  if (outcome === "refused") return [{ kind: "refused", code, mtls: true, allowed, by }];
  if (ends.length === 0 && outcome === "error")
    return [{ kind: "error", code, mtls: true, allowed: true, by: null }];
  return allowed === null ? ends.map((end) => (end.allowed === false ? end : { ...end, allowed, by })) : ends;
}

/** The answer of the one proxy that took everything over and sent nothing on; null elsewhere. */
function answerOf(taken: readonly (Journey | null)[]): Pick<Journey, "outcome" | "code"> | null {
  const [only, ...more] = taken;
  if (!only || more.length > 0 || only.ends.length > 0) return null;
  const { outcome, code } = only;
  return outcome === "redirect" || outcome === "directResponse" ? { outcome, code } : null;
}

/** What follows from what a proxy's routes do with a request: an answer, or its way to each of the targets. */
export function followRouted(
  mesh: ExplainMesh,
  { proxy, call }: AtProxy,
  routed: Decided,
  handover: Handover = () => null,
): Journey {
  const { steps, fault } = routed;
  if (routed.kind !== "forward")
    return { ...NOWHERE, outcome: routed.kind, code: isRequest(call) ? routed.code : null, fault, steps };
  const caller = callerOf(proxy);
  const seeker = { caller, namespace: caller.namespace };
  const sender = { client: proxy, seeker, answers: isRequest(call) };
  const { timeoutMs, retries, targets } = routed;
  const handed = targets.map(handover);
  const parts = targets.map((target, index) => {
    const taken = handed[index];
    if (!taken) return sendToTarget(mesh, sender, target);
    const destinations = taken.destinations.map((one) => scaled(one, target.percent));
    return { destinations, ends: endsOf(taken), steps: taken.steps };
  });
  return {
    ...NOWHERE,
    ...answerOf(handed),
    timeoutMs,
    retries,
    fault,
    destinations: parts.flatMap(({ destinations }) => destinations),
    ends: parts.flatMap(({ ends }) => ends),
    steps: [...steps, ...parts.flatMap((part) => part.steps)],
  };
}
