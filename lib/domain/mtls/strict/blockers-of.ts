import { policyImpact } from "../../impact/policy-impact";
import type { CallerName } from "../mtls-overview";
import { toldRate, type ToldCalls } from "../observed/told-calls";
import type { PeerModes } from "../peer-mode";
import { servedPorts } from "../served-ports";
import type { AffectedWorkload } from "./affected-workloads";
import { blockerReason, stillPlain, type AskedCall, type ReasonFound } from "./blocker-reason";
import { plainCalls } from "./plain-calls";
import type { StrictGround } from "./strict-ground";
import type { StrictBlocker } from "./strict-verdict";

/** A blocker, and whether it surely loses calls that got in. */
export interface JudgedBlocker {
  readonly blocker: StrictBlocker;
  readonly certain: boolean;
}

/** Whether the calls of a host would have to be mutual TLS: on every port they may reach, on some, or on none. */
function reach(ground: StrictGround, host: string, affected: AffectedWorkload): "all" | "some" | "none" {
  const { workload, special, tightens } = affected;
  const ports = servedPorts(ground.routing, host, workload, special);
  const tightened = ports.filter(({ target }) => tightens(target)).length;
  if (tightened === 0) return "none";
  return tightened === ports.length ? "all" : "some";
}

type Figures = Pick<StrictBlocker, "count" | "requestsPerSecond" | "lastSeen">;

const nameOf = ({ namespace, workload }: CallerName): CallerName => ({ namespace, workload });

function judged(
  { caller, host, protocol }: AskedCall,
  { workload }: AffectedWorkload,
  found: ReasonFound,
  figures: Figures,
): JudgedBlocker {
  const { reason, because, object, certain } = found;
  const { count, requestsPerSecond, lastSeen } = figures;
  const server = nameOf(workload);
  const blocker = {
    caller,
    server,
    host,
    protocol,
    count,
    requestsPerSecond,
    lastSeen,
    reason,
    because,
    object,
  };
  return { blocker, certain };
}

const AMONG_PORTS =
  " Some ports that it may have called would still take plain text; telemetry does not tell which it was.";

/** Callers whose plain text the server's proxy saw. */
function seenInPlain(ground: StrictGround, affected: AffectedWorkload): readonly JudgedBlocker[] {
  return plainCalls(ground, affected.workload).flatMap((call) => {
    const reached = reach(ground, call.host, affected);
    const found = reached === "none" ? null : blockerReason(ground, call, affected);
    if (!found) return [];
    const certain = found.certain && call.mayGetIn && reached === "all";
    const because = reached === "some" ? `${found.because}${AMONG_PORTS}` : found.because;
    return [judged(call, affected, { ...found, because, certain }, call)];
  });
}

/** Calls that only the caller's proxy tells of, which by its rules would not be mutual TLS. */
function toldByClients(ground: StrictGround, affected: AffectedWorkload): readonly JudgedBlocker[] {
  const { workload: server } = affected;
  const { client } = ground.inbound.of(server);
  return client.flatMap((calls) => {
    const caller = ground.routing.registry.workloads.get(calls.caller.namespace, calls.caller.workload);
    if (!caller || isRefused(calls) || reach(ground, calls.host, affected) === "none") return [];
    const found = stillPlain(ground, caller, calls.host, server);
    if (!found) return [];
    const requestsPerSecond = calls.protocol === "tcp" ? 0 : toldRate(calls);
    const count = Math.max(1, Math.round(requestsPerSecond * ground.mesh.windowSeconds));
    return [
      judged(calls, affected, { ...found, certain: false }, { count, requestsPerSecond, lastSeen: null }),
    ];
  });
}

/** Whether nothing of it got in. */
const isRefused = (calls: ToldCalls): boolean => calls.failed >= toldRate(calls) * (1 - 1e-9);

/** Clients that a DestinationRule has send something else and that were silent. */
function silentRules(ground: StrictGround, affected: AffectedWorkload): readonly JudgedBlocker[] {
  const { workload: server } = affected;
  if (server.dataPlane !== "sidecar") return [];
  return ground.rules.to(server).flatMap((rule) => {
    if (rule.mode === "ISTIO_MUTUAL" || reach(ground, rule.host, affected) === "none") return [];
    const isOff = rule.mode === "DISABLE";
    const { object } = rule;
    const who = rule.clients === "" ? "its clients" : `clients in ${rule.clients}`;
    const found: ReasonFound = {
      reason: isOff ? "disableRule" : "ownTls",
      because: `DestinationRule ${object.namespace}/${object.name} has ${who} use TLS mode ${rule.mode}, which a STRICT server refuses; none was seen in the window. Set it to ISTIO_MUTUAL, or leave it out.`,
      object,
      certain: false,
    };
    const call = { caller: { namespace: rule.clients, workload: "" }, host: rule.host, protocol: "" };
    return [judged(call, affected, found, { count: null, requestsPerSecond: 0, lastSeen: null })];
  });
}

/** Callers that would turn to mutual TLS, whom policies that now know who they are would refuse. */
function refusedByPolicies(
  ground: StrictGround,
  affected: AffectedWorkload,
  after: PeerModes,
): { readonly blockers: readonly JudgedBlocker[]; readonly gaps: readonly string[] } {
  const { workload, special, disables } = affected;
  if (![null, ...special].some(disables)) return { blockers: [], gaps: [] };
  const flows = (ground.flows().get(`${workload.namespace}/${workload.workload}`) ?? []).filter(
    ({ unit, rate, errorsPerSecond }) => unit === "bytes" || errorsPerSecond < rate * (1 - 1e-9),
  );
  const { side } = ground;
  const sides = { before: side, after: { ...side, modes: after }, autoMtls: ground.mesh.autoMtls };
  const impact = policyImpact(sides, flows, ground.routed());
  const blockers = impact.refused.map(({ caller, service, requestsPerSecond, because }) => {
    const count = Math.max(1, Math.round(requestsPerSecond * ground.mesh.windowSeconds));
    const call = { caller: nameOf(caller), host: service, protocol: "" };
    const sentence = `Under mutual TLS policies know who calls: ${because}.`;
    const found: ReasonFound = { reason: "unknown", because: sentence, object: null, certain: true };
    return judged(call, affected, found, { count, requestsPerSecond, lastSeen: null });
  });
  // Rules of subsets that no route may lead to: by them a caller sends mutual TLS, and was seen not to.
  const unexplained = impact.unconnected.map(({ caller, service, because }) => ({
    what: `${caller.workload || "An unknown caller"} to ${service}`,
    because,
  }));
  return {
    blockers,
    gaps: [...impact.unknown, ...unexplained].map(({ what, because }) => `${what}: ${because}.`),
  };
}

const tellsOf = ({ blocker }: JudgedBlocker): string =>
  [blocker.caller.namespace, blocker.caller.workload, blocker.host].join("\0");

/** Who a workload would refuse if it were STRICT, or may refuse; and what cannot be told of policies. */
export function blockersOf(
  ground: StrictGround,
  affected: AffectedWorkload,
  after: PeerModes,
): { readonly blockers: readonly JudgedBlocker[]; readonly gaps: readonly string[] } {
  const seen = seenInPlain(ground, affected);
  const names = new Set(seen.map(tellsOf));
  const told = toldByClients(ground, affected).filter((one) => !names.has(tellsOf(one)));
  const known = [...seen, ...told];
  const silent = silentRules(ground, affected).filter(
    ({ blocker }) =>
      !known.some(
        (one) => one.blocker.object?.name === blocker.object?.name && one.blocker.host === blocker.host,
      ),
  );
  const refused = refusedByPolicies(ground, affected, after);
  return { blockers: [...known, ...refused.blockers, ...silent], gaps: refused.gaps };
}
