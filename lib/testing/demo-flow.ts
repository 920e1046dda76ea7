import type { DataPlane } from "@/lib/demo/traffic/model/data-plane";
import type { FlowEnd, FlowReport, MeshFlow } from "@/lib/demo/traffic/model/mesh-flow";

interface EndParts extends Partial<FlowEnd> {
  /** The pods are `<workload>-5d8f7-0` and on, as `demoPod` names them. */
  readonly replicas?: number;
}

/** One end of a flow, in `shop`, of one pod with a sidecar where nothing else is said. */
export function demoEnd(workload: string, { replicas = 1, ...parts }: EndParts = {}): FlowEnd {
  return {
    namespace: "shop",
    workload,
    app: workload,
    version: "",
    canonicalService: workload,
    canonicalRevision: "latest",
    serviceAccount: workload,
    dataPlane: "sidecar",
    pods: Array.from({ length: replicas }, (_, index) => ({
      name: `${workload}-5d8f7-${index}`,
      address: `10.2.0.${index + 1}`,
      node: "node-1",
    })),
    buckets: [10, 100, 1_000],
    ...parts,
  };
}

const SPOKEN: ReadonlySet<DataPlane> = new Set(["sidecar", "gateway", "waypoint"]);

/** The reports of two ends, each by its own proxy, where it has one. */
function reportsOf({
  source,
  destination,
  protocol,
}: Pick<MeshFlow, "source" | "destination" | "protocol">): readonly FlowReport[] {
  const ends = { source, destination, protocol };
  const bySource: FlowReport = { reporter: "source", by: source, ...ends };
  const told = SPOKEN.has(source.dataPlane) ? [bySource] : [];
  if (!destination || !SPOKEN.has(destination.dataPlane)) return told;
  return [...told, { reporter: "destination", by: destination, ...ends }];
}

/** An HTTP flow of 10 requests a second from `web` to `cart`, both in `shop` with sidecars, where nothing else is said. */
export function demoFlow(parts: Partial<MeshFlow> = {}): MeshFlow {
  const host = "cart.shop.svc.cluster.local";
  const flow = {
    role: "request",
    source: demoEnd("web"),
    call: { host, port: 8080, protocol: "http", method: "GET", path: "/", headers: new Map(), token: null },
    service: { host, name: "cart", namespace: "shop" },
    route: "",
    destination: demoEnd("cart"),
    protocol: "http",
    code: "200",
    grpcStatus: "",
    flags: "",
    details: "via_upstream",
    perSecond: 10,
    bytesToServerPerSecond: 5_000,
    bytesToClientPerSecond: 20_000,
    latency: { medianMs: 20, sigma: 0.5 },
    mtls: true,
    ...parts,
  } satisfies Omit<MeshFlow, "reports">;
  return { ...flow, reports: parts.reports ?? reportsOf(flow) };
}
