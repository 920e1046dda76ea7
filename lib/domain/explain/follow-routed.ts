import type { MeshWorkload } from "../routing/mesh-workload";
import type { ExplainMesh } from "./explain-mesh";
import type { ExplainedDestination } from "./explanation";
import { type Journey, NOWHERE } from "./journey";
import { type ExplainCall, isRequest, type Routed, type RoutedTarget } from "./routed";
import { callerOf, sendToTarget } from "./send-to-target";

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

/** What follows from what a proxy's routes do with a request: an answer, or its way to each of the targets. */
export function followRouted(
  mesh: ExplainMesh,
  { proxy, call }: AtProxy,
  routed: Exclude<Routed, { readonly kind: "unrouted" }>,
  handover: Handover = () => null,
): Journey {
  const { steps, fault } = routed;
  if (routed.kind !== "forward")
    return { ...NOWHERE, outcome: routed.kind, code: isRequest(call) ? routed.code : null, fault, steps };
  const caller = callerOf(proxy);
  const seeker = { caller, namespace: caller.namespace };
  const sender = { client: proxy, seeker, answers: isRequest(call) };
  const { timeoutMs, retries, targets } = routed;
  const parts = targets.map((target) => {
    const taken = handover(target);
    if (!taken) return sendToTarget(mesh, sender, target);
    return { ...taken, destinations: taken.destinations.map((one) => scaled(one, target.percent)) };
  });
  return {
    ...NOWHERE,
    timeoutMs,
    retries,
    fault,
    destinations: parts.flatMap(({ destinations }) => destinations),
    ends: parts.flatMap(({ ends }) => ends),
    steps: [...steps, ...parts.flatMap((part) => part.steps)],
  };
}
