import type { MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";

/** The workload that is reached, with `passthrough` where that was no doing of the mesh, else the service called. */
function endOf({ destination, service }: MeshFlow): string {
  if (!destination) return service.name === "" ? `(${service.host})` : `(${service.name})`;
  return service.name === "PassthroughCluster" ? `${destination.workload} passthrough` : destination.workload;
}

/** What is told of a flow besides its rate: only what is not as it should be, plain HTTP answered with 200. */
const wayOf = (flow: MeshFlow): string =>
  [
    flow.role === "request" ? "" : flow.role,
    `${flow.source.workload}>${endOf(flow)}`,
    flow.protocol === "http" ? "" : flow.protocol,
    flow.code === "200" ? "" : flow.code,
    flow.flags,
  ]
    .filter((one) => one !== "")
    .join(" ");

/**
 * How calls end, `front>web 503 UH 20%`: each way once, with its share of the requests sent; tries that callers do not see are
 * left out.
 */
export function toldCalls(flows: readonly MeshFlow[]): readonly string[] {
  const calls = flows.filter((flow) => flow.role !== "attempt" && flow.perSecond > 0);
  const sent = calls.reduce((sum, { role, perSecond }) => sum + (role === "request" ? perSecond : 0), 0);
  const rates = new Map<string, number>();
  for (const flow of calls) rates.set(wayOf(flow), (rates.get(wayOf(flow)) ?? 0) + flow.perSecond);
  return [...rates].map(([way, rate]) => `${way} ${Math.round((rate / sent) * 100)}%`).sort();
}
