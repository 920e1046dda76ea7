import type { EdgeSum } from "./collect-edges";
import { isKnownWorkload } from "./end-nodes";
import type { GraphType } from "./graph-options";
import type { Leg } from "./project-flows";
import type { QuantileRow } from "./quantile-row";

const REPORTERS = ["source", "waypoint", "destination"];

interface Names {
  readonly cluster: string;
  readonly namespace: string;
  readonly workload: string;
  readonly app: string;
  readonly version: string;
}

function endPart({ cluster, namespace, workload, app, version }: Names, type: GraphType): string {
  switch (type) {
    case "workload":
      return [cluster, namespace, workload].join("\0");
    case "app":
      return [cluster, namespace, app].join("\0");
    case "versionedApp":
      return [cluster, namespace, app, version].join("\0");
    case "service":
      return [namespace, app].join("\0");
  }
}

function joined(kind: Leg["kind"], protocol: string, ends: readonly string[]): string {
  return [kind, protocol, ...ends].join("\0\0");
}

function keyOfLeg({ flow, kind }: Leg, type: GraphType): string {
  const source = endPart(flow.source, type);
  const destination = endPart(flow.destination, type);
  const service = `${flow.service.namespace}\0${flow.service.name}`;
  if (kind === "fromService") return joined(kind, flow.protocol, [service, destination]);
  const endsAtService = kind === "toService" || type === "service" || !isKnownWorkload(flow.destination);
  return joined(kind, flow.protocol, [source, endsAtService ? service : destination]);
}

function keyOfRow(row: QuantileRow, type: GraphType, homeCluster: string): string {
  const source = endPart(
    {
      cluster: row.sourceCluster || homeCluster,
      namespace: row.sourceNamespace,
      workload: row.sourceWorkload,
      app: row.sourceApp,
      version: row.sourceVersion,
    },
    type,
  );
  const destination = endPart(
    {
      cluster: row.destinationCluster || homeCluster,
      namespace: row.destinationNamespace,
      workload: row.destinationWorkload,
      app: row.destinationApp,
      version: row.destinationVersion,
    },
    type,
  );
  const service = `${row.destinationServiceNamespace}\0${row.destinationService}`;
  if (row.leg === "fromService") return joined(row.leg, row.protocol, [service, destination]);
  const endsAtService = row.leg === "toService" || row.destinationNamespace === "";
  return joined(row.leg, row.protocol, [source, endsAtService ? service : destination]);
}

/** The one value of the reporter that counts; none where it has several, because quantiles do not aggregate. */
function decide(rows: readonly QuantileRow[]): number | undefined {
  const reporter = REPORTERS.find((name) => rows.some((row) => row.reporter === name));
  const [first, ...others] = rows.filter((row) => row.reporter === reporter);
  return first && others.length === 0 && Number.isFinite(first.valueMs) ? first.valueMs : undefined;
}

/**
 * The quantile of each edge in milliseconds, by edge id. An edge has one only where exactly one quantile covers exactly
 * that edge: anything else would have to be aggregated.
 */
export function responseTimes(
  edges: readonly EdgeSum[],
  quantiles: readonly QuantileRow[],
  type: GraphType,
  homeCluster: string,
): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  if (quantiles.length === 0) return times;
  const rows = new Map<string, QuantileRow[]>();
  for (const row of quantiles) {
    const key = keyOfRow(row, type, homeCluster);
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  const edgesOfKey = new Map<string, number>();
  const keysOfEdge = edges.map((edge) => new Set(edge.legs.map((leg) => keyOfLeg(leg, type))));
  for (const keys of keysOfEdge) for (const key of keys) edgesOfKey.set(key, (edgesOfKey.get(key) ?? 0) + 1);
  edges.forEach((edge, index) => {
    const [key, ...others] = keysOfEdge[index] ?? [];
    if (key === undefined || others.length > 0 || edgesOfKey.get(key) !== 1) return;
    const value = decide(rows.get(key) ?? []);
    if (value !== undefined) times.set(edge.id, value);
  });
  return times;
}
