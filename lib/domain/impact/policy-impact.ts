import { sentBy } from "../mtls/sent-by";
import { servedPorts } from "../mtls/served-ports";
import type { Sent } from "../mtls/accepts";
import type { Truth } from "../policy/truth";
import { hasLabels } from "../policy/policy-target";
import { textMapAt } from "../mesh/read-json";
import type { MeshWorkload } from "../routing/mesh-workload";
import { routedHosts, type RoutedHosts } from "../routing/routed-hosts";
import { tlsMode, trafficPolicy } from "../routing/traffic-policy";
import { callingProxy } from "./calling-proxy";
import { endsOfFlow, portsOfFlow, type EndsOfFlow } from "./flow-ends";
import { enforcersOf, flowVerdict, type FlowVerdict } from "./flow-verdict";
import type { Refusal, Untold } from "./impact";
import { callerOf, serviceOf, type ObservedFlow } from "./observed-flow";
import type { SecuritySide } from "./security-side";

interface PolicyImpact {
  /** Whose connections the server's proxy would not take. */
  readonly unconnected: readonly Refusal[];
  /** Whom AuthorizationPolicies would refuse. */
  readonly refused: readonly Refusal[];
  readonly admitted: readonly Refusal[];
  readonly unknown: readonly Untold[];
}

interface Sides {
  readonly before: SecuritySide;
  readonly after: SecuritySide;
  /** Whether sidecars choose mutual TLS by themselves. */
  readonly autoMtls: boolean;
}

/**
 * The TLS mode that the client's DestinationRule asks for towards a workload: that of the subsets that select it where they
 * agree, else the rule's.
 */
function clientTls({ mesh }: SecuritySide, flow: ObservedFlow, server: MeshWorkload): string | null {
  const caller = callingProxy(mesh, flow);
  const rules = caller && mesh.rules.for(caller, flow.host, flow.serviceNamespace);
  if (!rules) return null;
  const port = servedPorts(mesh, flow.host, server, [])[0]?.service ?? null;
  const selecting = [...rules.subsets].filter(([, subset]) => hasLabels(server, textMapAt(subset, "labels")));
  const modes = new Set(selecting.map(([name]) => tlsMode(trafficPolicy(rules, name, port))));
  const [only = null] = modes;
  return modes.size === 1 ? only : tlsMode(trafficPolicy(rules, "", port));
}

/** What the client's proxy sends; to a waypoint always mutual TLS. */
function predicted(
  side: SecuritySide,
  flow: ObservedFlow,
  { client, server }: EndsOfFlow,
  { port, autoMtls }: { readonly port: number | null; readonly autoMtls: boolean },
): Sent {
  if (!server) return "mutualTls";
  const { mode } = side.modes.of(server, port);
  return sentBy({ client, server, tls: clientTls(side, flow, server), mode, autoMtls });
}

/** A part of a flow that is sent one way today. */
interface Part {
  readonly sent: Sent;
  readonly share: number;
}

function partsOf(before: Sent, { mutualShare }: ObservedFlow): readonly Part[] {
  if (mutualShare === null) return [{ sent: before, share: 1 }];
  const plain: Sent = before === "tls" ? "tls" : "plaintext";
  const parts: readonly Part[] = [
    { sent: "mutualTls", share: mutualShare },
    { sent: plain, share: 1 - mutualShare },
  ];
  return parts.filter(({ share }) => share > 1e-9);
}

/** One verdict over the ports it may be: unknown where they differ. */
function overPorts(verdicts: readonly FlowVerdict[]): FlowVerdict {
  const [first] = verdicts;
  if (!first) return { allowed: "unknown", because: "the port is not known", byPolicy: false };
  if (verdicts.every(({ allowed }) => allowed === first.allowed)) return first;
  const refusing = verdicts.find(({ allowed }) => allowed !== "yes") ?? first;
  return { ...refusing, allowed: "unknown", because: `${refusing.because}, on some ports` };
}

interface Judged {
  readonly share: number;
  readonly before: FlowVerdict;
  readonly after: FlowVerdict;
}

function judge({ before, after, autoMtls }: Sides, flow: ObservedFlow, ends: EndsOfFlow): readonly Judged[] {
  const { server } = ends;
  const special = server ? [before, after].flatMap(({ modes }) => modes.portsOf(server)) : [];
  const ports = portsOfFlow(before.mesh, flow, server, special);
  const [firstPort = null] = ports;
  const succeeds = flow.unit === "bytes" || flow.rate - flow.errorsPerSecond - flow.forbiddenPerSecond > 0;
  return partsOf(predicted(before, flow, ends, { port: firstPort, autoMtls }), flow).map(
    ({ sent, share }) => {
      const judged = ports.map((port) => {
        const held = predicted(before, flow, ends, { port, autoMtls });
        const next = predicted(after, flow, ends, { port, autoMtls });
        return {
          before: flowVerdict(before, { flow, ends, sent, port }),
          after: flowVerdict(after, { flow, ends, sent: held === next ? sent : next, port }),
        };
      });
      // Traffic that gets through goes to a port that takes it.
      const open = succeeds ? judged.filter((one) => one.before.allowed !== "no") : judged;
      const likely = open.length > 0 ? open : judged;
      return {
        share,
        before: overPorts(likely.map((one) => one.before)),
        after: overPorts(likely.map((one) => one.after)),
      };
    },
  );
}

/** Everything that decides about a flow, to tell whether an unknown stays the same unknown. */
function governing({ policiesAt }: SecuritySide, ends: EndsOfFlow): string {
  return JSON.stringify(
    ends.services.flatMap((service) =>
      enforcersOf(ends).map((enforcer) => policiesAt(enforcer, service).filter(({ dryRun }) => !dryRun)),
    ),
  );
}

type Outcome =
  | { readonly type: "refused" | "admitted" | "unknown"; readonly rate: number; readonly by: FlowVerdict }
  | { readonly type: "same" };

/** What a change of verdict does to a part of a flow. Answers 403 may be the policy's or the application's. */
function outcomeOf({ share, before, after }: Judged, flow: ObservedFlow, changed: () => boolean): Outcome {
  const rate = flow.rate * share;
  const forbidden = flow.forbiddenPerSecond * share;
  const key: `${Truth} ${Truth}` = `${before.allowed} ${after.allowed}`;
  switch (key) {
    case "yes no":
      return { type: "refused", rate, by: after };
    case "unknown no":
      return { type: "refused", rate: rate - forbidden, by: after };
    case "no yes":
      return { type: "admitted", rate, by: before };
    case "unknown yes":
      return forbidden > 0 ? { type: "unknown", rate: forbidden, by: before } : { type: "same" };
    case "yes unknown":
    case "no unknown":
      return { type: "unknown", rate, by: after };
    case "unknown unknown":
      return changed() ? { type: "unknown", rate, by: after } : { type: "same" };
    default:
      return { type: "same" };
  }
}

/** The service that was called, where it is certain, else the one that telemetry names. */
function calledService(flow: ObservedFlow, { services }: EndsOfFlow): string {
  const [only, ...more] = services;
  return only && more.length === 0 && only.name !== "" && flow.viaWaypoint
    ? `${only.name}.${only.namespace}`
    : serviceOf(flow);
}

/** Adds refusals of one caller, service and reason. */
function addRefusal(
  to: Map<string, Refusal>,
  flow: ObservedFlow,
  { service, rate, because }: { readonly service: string; readonly rate: number; readonly because: string },
): void {
  const caller = callerOf(flow);
  const inBytes = flow.unit === "bytes";
  const text = inBytes ? `${because} (connections, no requests)` : because;
  const key = [flow.caller.key, service, text].join("\0");
  const requestsPerSecond = (to.get(key)?.requestsPerSecond ?? 0) + (inBytes ? 0 : rate);
  to.set(key, { caller, service, requestsPerSecond, because: text });
}

function addUntold(
  to: Map<string, Untold>,
  flow: ObservedFlow,
  service: string,
  { rate, by }: { readonly rate: number; readonly by: FlowVerdict },
): void {
  const what = `${flow.caller.workload || "an unknown caller"} to ${service}`;
  const key = `${what}\0${by.because}`;
  const atMost = (to.get(key)?.atMost ?? 0) + (flow.unit === "bytes" ? 0 : rate);
  to.set(key, { what, because: by.because, atMost, dryRunPossible: by.byPolicy });
}

/**
 * Whom the policies after would refuse or let in that those before do not: every observed flow by the mutual TLS its server
 * takes and by the AuthorizationPolicies on its way, in three values, because telemetry carries no paths, headers, claims
 * or addresses. https://istio.io/latest/docs/concepts/security/
 */
export function policyImpact(
  sides: Sides,
  flows: readonly ObservedFlow[],
  routed: RoutedHosts = routedHosts(sides.before.mesh.snapshot),
): PolicyImpact {
  const unconnected = new Map<string, Refusal>();
  const refused = new Map<string, Refusal>();
  const admitted = new Map<string, Refusal>();
  const unknown = new Map<string, Untold>();
  for (const flow of flows) {
    const ends = endsOfFlow(sides.before.mesh, flow, routed);
    if (!ends) continue;
    const changed = (): boolean => governing(sides.before, ends) !== governing(sides.after, ends);
    for (const judged of judge(sides, flow, ends)) {
      const outcome = outcomeOf(judged, flow, changed);
      if (outcome.type === "same" || !(outcome.rate > 0)) continue;
      const service = calledService(flow, ends);
      const { type, rate, by } = outcome;
      const refusing = by.byPolicy ? refused : unconnected;
      if (type === "unknown") addUntold(unknown, flow, service, outcome);
      else addRefusal(type === "refused" ? refusing : admitted, flow, { service, rate, because: by.because });
    }
  }
  return {
    unconnected: [...unconnected.values()],
    refused: [...refused.values()],
    admitted: [...admitted.values()],
    unknown: [...unknown.values()],
  };
}
