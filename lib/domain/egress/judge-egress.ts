import { meshRouting } from "../routing/mesh-routing";
import type { ObservedMesh } from "../routing/observed-mesh";
import { draftServiceEntry } from "./draft-service-entry";
import { egressCalls } from "./egress-calls";
import type { EgressHost, EgressVerdict } from "./egress-verdict";
import { callJudge, hostOnly } from "./call-judge";
import { unseenEgress } from "./unseen-egress";

const NO_DRAFT = "No ServiceEntry is drafted, because it is no whole name of a host outside of the cluster.";

/**
 * What would be cut off if REGISTRY_ONLY held for the mesh, of the calls that visible callers were seen to make out of it.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-OutboundTrafficPolicy-Mode
 */
export function judgeEgress(mesh: ObservedMesh): EgressVerdict {
  const { snapshot, rootNamespace, allowAny, rows, visible, homeCluster } = mesh;
  const routing = meshRouting(snapshot, rootNamespace, allowAny);
  const calls = egressCalls(rows ?? [], { registry: routing.registry, visible, homeCluster });
  const judge = callJudge(routing);
  const hosts = calls.map((call): EgressHost => {
    const { needsEntry, ...told } = judge(call);
    const { ambient: _ambient, remote: _remote, ...seen } = call;
    const draft = needsEntry ? draftServiceEntry(call.caller.namespace, hostOnly(call.host), calls) : null;
    const because = needsEntry && !draft ? `${told.because} ${NO_DRAFT}` : told.because;
    return { ...seen, wouldBeCut: told.wouldBeCut, because, draft };
  });
  return {
    ...verdictOf(mesh, hosts),
    hosts: hosts.toSorted(worstFirst),
    unknown: unseenEgress(mesh, routing, hosts),
  };
}

function verdictOf(
  { rows, allowAny, visible }: ObservedMesh,
  hosts: readonly EgressHost[],
): Pick<EgressVerdict, "verdict" | "because"> {
  if (rows === null) {
    return { verdict: "notEnoughData", because: "There is no telemetry to tell what is called." };
  }
  if (!allowAny) return { verdict: "alreadyRegistryOnly", because: whatIsRefused(hosts) };
  const cut = hosts.filter(({ state, wouldBeCut }) => state === "passthrough" && wouldBeCut === true);
  if (cut.length > 0) return { verdict: "wouldBreak", because: whatBreaks(cut) };
  const untold = hosts.filter(({ wouldBeCut }) => wouldBeCut === null);
  if (untold.length > 0) {
    const because = `Of ${count(untold.length, "call", "calls")} out of the mesh it cannot be told whether they would be refused.`;
    return { verdict: "notEnoughData", because };
  }
  if (!rows.some(({ reporter, sourceNamespace }) => reporter === "source" && visible.has(sourceNamespace))) {
    const because = "No proxy of these namespaces told of a call within the window.";
    return { verdict: "notEnoughData", because };
  }
  return { verdict: "safe", because: "Everything that callers were seen to reach would still be let out." };
}

function whatBreaks(cut: readonly EgressHost[]): string {
  const requests = cut.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
  const bytes = cut.reduce((sum, { bytesPerSecond }) => sum + bytesPerSecond, 0);
  const rates = [
    ...(requests > 0 ? [`${figure(requests)} requests/s`] : []),
    ...(bytes > 0 ? [`${figure(bytes)} bytes/s`] : []),
  ];
  return `${rates.join(" and ")} of ${count(callersOf(cut), "workload", "workloads")} would be refused.`;
}

function whatIsRefused(hosts: readonly EgressHost[]): string {
  const refused = hosts.filter(({ state }) => state === "blocked");
  const holds = "REGISTRY_ONLY holds for the mesh already";
  if (refused.length === 0) return `${holds}, and no call was seen to be refused.`;
  return `${holds}: ${count(callersOf(refused), "workload was", "workloads were")} refused what the registry does not name.`;
}

const callersOf = (hosts: readonly EgressHost[]): number =>
  new Set(hosts.map(({ caller }) => `${caller.namespace}/${caller.workload}`)).size;
const figure = (value: number): string => String(Number(value.toPrecision(3)));
const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const rank = ({ state, wouldBeCut }: EgressHost): number => {
  if (wouldBeCut === null) return 1;
  if (!wouldBeCut) return 3;
  return state === "blocked" ? 2 : 0;
};

function worstFirst(one: EgressHost, other: EgressHost): number {
  const textOf = ({ caller, host, protocol }: EgressHost): string =>
    [caller.namespace, caller.workload, host, protocol].join("\n");
  const byRank = rank(one) - rank(other);
  if (byRank !== 0) return byRank;
  return textOf(one) < textOf(other) ? -1 : 1;
}
