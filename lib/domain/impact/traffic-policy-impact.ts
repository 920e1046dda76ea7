import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import { POLICY_PARTS, trafficPolicy, type PolicyPart, type TrafficPolicy } from "../routing/traffic-policy";
import { callingProxy } from "./calling-proxy";
import type { Untold } from "./impact";
import { serviceOf, type ObservedFlow } from "./observed-flow";

/** What each part does that telemetry of requests cannot foretell; TLS is told by the connections themselves. */
const BECAUSE: Readonly<Record<Exclude<PolicyPart, "tls">, string>> = {
  loadBalancer: "pods of a destination may share its requests differently",
  connectionPool: "limits refuse (503, flag UO) only what is above them at one moment",
  outlierDetection: "which pods are ejected depends on errors in a row",
  tunnel: "whether the proxy in between lets connections through is not known",
  proxyProtocol: "whether the destination understands the PROXY protocol is not known",
  retryBudget: "how many requests are tried again depends on each failure",
};

const namesOf = (
  mesh: MeshRouting,
  caller: Caller,
  host: string,
  namespace: string,
): ReadonlyMap<string, TrafficPolicy> => {
  const rules = mesh.rules.for(caller, host, namespace);
  if (!rules) return new Map([["", {}]]);
  return new Map(["", ...rules.subsets.keys()].map((name) => [name, trafficPolicy(rules, name, null)]));
};

/** A subset that is new or gone moves traffic, which routing tells; what it has in common with the rest may change. */
function changedParts(
  before: ReadonlyMap<string, TrafficPolicy>,
  after: ReadonlyMap<string, TrafficPolicy>,
): readonly PolicyPart[] {
  const names = [...before.keys()].filter((name) => after.has(name));
  return POLICY_PARTS.filter((part) =>
    names.some(
      (name) => JSON.stringify(before.get(name)?.[part]) !== JSON.stringify(after.get(name)?.[part]),
    ),
  );
}

/**
 * What DestinationRules change besides where requests go; it cannot be told, so each part is bounded by the traffic it is
 * for. https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy
 */
export function trafficPolicyImpact(
  { before, after }: { readonly before: MeshRouting; readonly after: MeshRouting },
  flows: readonly ObservedFlow[],
): readonly Untold[] {
  const found = new Map<string, Untold>();
  for (const flow of flows) {
    const caller = callingProxy(before, flow);
    if (!caller || flow.host === "") continue;
    const parts = changedParts(
      namesOf(before, caller, flow.host, flow.serviceNamespace),
      namesOf(after, caller, flow.host, flow.serviceNamespace),
    );
    for (const part of parts) {
      if (part === "tls") continue;
      const what = `${flow.caller.workload} to ${serviceOf(flow)}: ${part}`;
      const atMost = (found.get(what)?.atMost ?? 0) + (flow.unit === "requests" ? flow.rate : 0);
      found.set(what, { what, because: BECAUSE[part], atMost, dryRunPossible: false });
    }
  }
  return [...found.values()];
}
