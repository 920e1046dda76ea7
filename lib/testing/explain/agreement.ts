import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";
import type { Explanation } from "@/lib/domain/explain/explanation";

function added(parts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const [key, share] of parts) sums.set(key, (sums.get(key) ?? 0) + share);
  const rounded = [...sums].map(([key, share]) => [key, Number(share.toFixed(6))] as const);
  return Object.fromEntries(rounded.filter(([, share]) => share > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const has = ({ flags }: MeshFlow, ...wanted: readonly string[]): boolean =>
  flags.split(",").some((flag) => wanted.includes(flag));

/** What the proxy answers by itself; null where it sends the request on. */
function ownAnswer(flow: MeshFlow): string | null {
  const { service, details } = flow;
  if (has(flow, "FI")) return "aborted";
  if (service.name === "BlackHoleCluster") return "blackHole";
  if (details === "redirect" || details === "direct_response") return "answered";
  return details === "route_not_found" || details === "no_valid_backend" ? "noRoute" : null;
}

function endOfFlow(flow: MeshFlow): string {
  const { destination, details } = flow;
  const own = ownAnswer(flow);
  if (own !== null) return own;
  if (destination)
    return has(flow, "NC", "UH") ? "nobody" : `${destination.namespace}/${destination.workload}`;
  if (has(flow, "NC", "UH", "UF")) return "nobody";
  return /rbac|policy rejection|jwt_authn|ext_authz/.test(details) ? "refused" : "outside";
}

/** Where the solver lets requests end. */
export function solvedEnds(flows: readonly MeshFlow[]): Readonly<Record<string, number>> {
  const total = flows.reduce((sum, { perSecond }) => sum + perSecond, 0);
  return added(flows.map((flow) => [endOfFlow(flow), flow.perSecond / total] as const));
}

type Destination = Explanation["destinations"][number];

function endsOf({ weight, endpoints }: Destination, left: number): readonly (readonly [string, number])[] {
  const share = (weight / 100) * left;
  if (endpoints.length === 0) return [["nobody", share]];
  return endpoints.map(({ namespace, workload }) => [
    workload === "" ? "outside" : `${namespace}/${workload}`,
    share / endpoints.length,
  ]);
}

/** Where requests end by the explanation. */
export function explainedEnds({
  outcome,
  fault,
  destinations,
  authorization,
}: Explanation): Readonly<Record<string, number>> {
  const aborted = (fault?.abort?.percent ?? 0) / 100;
  const left = 1 - aborted;
  const own = (): readonly (readonly [string, number])[] => {
    if (outcome === "blackHole") return [["blackHole", left]];
    if (outcome === "redirect" || outcome === "directResponse") return [["answered", left]];
    if (outcome === "noRoute" && destinations.length === 0) return [["noRoute", left]];
    if (destinations.length === 0) return [[authorization.allowed === false ? "refused" : "nobody", left]];
    return destinations.flatMap((one) => endsOf(one, left));
  };
  return added([["aborted", aborted], ...own()]);
}
