import type { Peer } from "../../policy/flow-facts";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { knownServices } from "../destination/known-services";
import type { ExplainMesh } from "../explain-mesh";
import type { Explanation, ExplainStep } from "../explanation";
import type { ExplainCall, RoutedTarget } from "../routed";
import { judgeAtProxy } from "./judge-at-proxy";
import { shakeHands } from "./shake-hands";
import { seenCall, targetPortOf } from "./target-port";

interface TargetQuestion {
  /** Whose proxy sends the request there: the caller, a gateway or a waypoint; null for a caller nobody knows. */
  readonly client: MeshWorkload | null;
  readonly call: ExplainCall;
  readonly target: Pick<RoutedTarget, "host" | "port" | "subset">;
  readonly server: MeshWorkload;
}

/** What becomes of a request at the workload it is sent to. */
export interface TargetJudgement {
  /** Whether the connection is mutual TLS of the mesh. */
  readonly mtls: boolean;
  /** Whether the connection does not come about, so that no policy is asked. */
  readonly refused: boolean;
  readonly authorization: Explanation["authorization"];
  /** What the server's proxy answers where it refuses the request; null elsewhere. */
  readonly code: number | null;
  readonly steps: readonly ExplainStep[];
}

/** Who a workload is in its certificate. https://istio.io/latest/docs/concepts/security/#istio-identity */
export function peerOfWorkload(
  { trustDomains }: ExplainMesh,
  { namespace, serviceAccount }: MeshWorkload,
): Peer {
  const [domain = "cluster.local"] = trustDomains;
  return { namespace, serviceAccount, principal: `${domain}/ns/${namespace}/sa/${serviceAccount}` };
}

/** Istio's proxies name the cluster they call in mutual TLS. https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/ */
const clusterName = ({ host, port, subset }: TargetQuestion["target"]): string =>
  `outbound_.${port}_.${subset}_.${host}`;

/** Without mutual TLS the caller's own, "" where it sends none; null for a tunnel of the ambient mesh. */
function serverName({ client, target, call }: TargetQuestion, mtls: boolean): string | null {
  if (!mtls) return call.protocol === "tls" ? call.host : "";
  return client?.dataPlane === "sidecar" || client?.dataPlane === "gateway" ? clusterName(target) : null;
}

/**
 * What becomes of a request at a workload: whether the connection comes about, and what the policies of the workload's proxy
 * say. https://istio.io/latest/docs/concepts/security/
 */
export function judgeTarget(mesh: ExplainMesh, question: TargetQuestion): TargetJudgement {
  const { client, target, server } = question;
  const { refused, mtls, steps } = shakeHands(mesh, { client, target, server });
  if (refused) return { mtls, refused, authorization: { allowed: null, by: null }, code: null, steps };
  const [service = null] = knownServices(mesh.routing.snapshot).named(target.host);
  const judged = judgeAtProxy(mesh, {
    proxy: server,
    service,
    call: seenCall(mesh, target, question.call),
    peer: mtls && client ? peerOfWorkload(mesh, client) : null,
    port: targetPortOf(mesh, target, server),
    sni: serverName(question, mtls),
  });
  return { mtls, refused, ...judged, steps: [...steps, ...judged.steps] };
}
