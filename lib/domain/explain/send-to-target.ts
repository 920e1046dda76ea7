import type { MeshWorkload } from "../routing/mesh-workload";
import type { Endpoint } from "./destination/endpoint";
import { resolveTarget, type ResolvedTarget } from "./destination/resolve-target";
import type { Seeker } from "./destination/find-service";
import type { ExplainMesh } from "./explain-mesh";
import type { ExplainStep } from "./explanation";
import type { End, Journey } from "./journey";
import type { RoutedTarget } from "./routed";
import { judgeTarget, type TargetJudgement } from "./security/judge-target";

/** Who sends a request to a target. */
export interface Sender {
  /** The workload whose proxy, or which itself without one, connects. */
  readonly client: MeshWorkload;
  readonly seeker: Seeker;
  /** Whether its proxy sees requests, so that it can answer those that fail; else the connection closes. */
  readonly answers: boolean;
}

/** What a proxy answers where it cannot send a request on. */
const UNAVAILABLE = 503;
const REACHED_OUTSIDE: End = { kind: "reached", code: null, mtls: false, allowed: true, by: null };

function endOf({ answers }: Sender, server: MeshWorkload, judged: TargetJudgement): End {
  const failed = answers ? UNAVAILABLE : null;
  const { authorization, mtls } = judged;
  if (judged.refused) {
    const by = judged.steps.findLast(({ verdict }) => verdict === "refuses")?.object ?? null;
    return { kind: "refused", code: failed, mtls, allowed: false, by };
  }
  const { allowed, by } = authorization;
  if (allowed !== false) return { kind: "reached", code: null, mtls, allowed, by };
  // A ztunnel closes the connection; the proxy before it answers.
  const code = server.dataPlane === "ztunnel" ? failed : judged.code;
  return { kind: "refused", code, mtls, allowed: false, by };
}

const serversOf = (endpoints: readonly Endpoint[]): readonly MeshWorkload[] => [
  ...new Set(endpoints.flatMap(({ workload }) => workload ?? [])),
];

function endsOf(
  mesh: ExplainMesh,
  sender: Sender,
  target: RoutedTarget,
  { destination, endpoints }: ResolvedTarget,
): { readonly ends: readonly End[]; readonly steps: readonly ExplainStep[] } {
  if (endpoints.length === 0) {
    const code = sender.answers ? UNAVAILABLE : null;
    return { ends: [{ kind: "error", code, mtls: false, allowed: true, by: null }], steps: [] };
  }
  const servers = serversOf(endpoints);
  const { client } = sender;
  const judged = servers.map((server) => {
    const { host, port, subset } = { subset: target.subset, host: destination.host, port: target.port };
    return {
      server,
      judged: judgeTarget(mesh, { client, call: target.call, target: { host, port, subset }, server }),
    };
  });
  const outside = servers.length === 0 ? [REACHED_OUTSIDE] : [];
  return {
    ends: [...outside, ...judged.map((one) => endOf(sender, one.server, one.judged))],
    steps: judged.flatMap((one) => one.judged.steps),
  };
}

/** The proxy answers for a target that it can send nothing to. */
function answeredInstead(
  { host, port, percent }: RoutedTarget,
  code: number,
): Pick<Journey, "destinations" | "ends" | "steps"> {
  const end: End = { kind: "error", code, mtls: false, allowed: true, by: null };
  return { destinations: [{ host, port, weight: percent, endpoints: [] }], ends: [end], steps: [] };
}

/** What becomes of requests at one target: what is behind it, how the connection comes about and what policies say there. */
export function sendToTarget(
  mesh: ExplainMesh,
  sender: Sender,
  target: RoutedTarget,
  completes = false,
): Pick<Journey, "destinations" | "ends" | "steps"> {
  if (target.answered !== undefined) return answeredInstead(target, target.answered);
  const resolved = resolveTarget(mesh.routing, sender.seeker, target, completes);
  const { ends, steps } = endsOf(mesh, sender, target, resolved);
  return { destinations: [resolved.destination], ends, steps: [...resolved.steps, ...steps] };
}
