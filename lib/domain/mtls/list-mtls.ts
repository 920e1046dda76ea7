import { getOrMake } from "../graph/get-or-make";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { ObservedMesh } from "../routing/observed-mesh";
import { conflictsOf } from "./conflicts/conflicts-of";
import { mtlsGround, type MtlsGround } from "./mtls-ground";
import type { MtlsEntry, MtlsOverview, MtlsScope } from "./mtls-overview";
import {
  addShares,
  NO_SHARE,
  observedCallers,
  observedPercent,
  type ObservedShare,
} from "./observed/observed-share";

interface Judged {
  readonly workload: MeshWorkload;
  readonly share: ObservedShare;
  readonly entries: readonly MtlsEntry[];
}

function judge(ground: MtlsGround, workload: MeshWorkload): Judged {
  const { modes, inbound } = ground;
  const { callers, all } = observedCallers(inbound.of(workload));
  const ports = modes.portsOf(workload).toSorted((one, other) => one - other);
  const entries = [null, ...ports].map((port): MtlsEntry => {
    const { mode, by, level } = modes.of(workload, port);
    const isWhole = port === null;
    return {
      namespace: workload.namespace,
      workload: workload.workload,
      port,
      configured: mode,
      decidedBy: by,
      level,
      observedPercent: isWhole ? observedPercent(all) : null,
      requestsPerSecond: isWhole ? all.requestsPerSecond : 0,
      bytesPerSecond: isWhole ? all.bytesPerSecond : 0,
      dataPlane: workload.dataPlane,
      callers: isWhole ? callers : [],
      conflicts: conflictsOf(ground, workload, port),
    };
  });
  return { workload, share: all, entries };
}

function scopeOf({ modes, mesh }: MtlsGround, name: string, judged: readonly Judged[]): MtlsScope {
  const { mode, by, level } = modes.ofNamespace(name === "" ? mesh.rootNamespace : name);
  const share = judged.reduce((sum, one) => addShares(sum, one.share), NO_SHARE);
  const isException = ({ entries }: Judged): boolean => entries.some(({ configured }) => configured !== mode);
  return {
    name,
    configured: mode,
    decidedBy: by,
    level: level === "namespace" || level === "mesh" ? level : "default",
    observedPercent: observedPercent(share),
    requestsPerSecond: share.requestsPerSecond,
    workloads: judged.length,
    exceptions: judged.filter(isException).length,
  };
}

/**
 * What the workloads of the visible namespaces accept, by the precedence of PeerAuthentication, and how much of their traffic
 * was under mutual TLS, by their own proxies' reports: two facts that may differ. Rates per second.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function listMtls(mesh: ObservedMesh): MtlsOverview {
  const ground = mtlsGround(mesh);
  const judged = ground.workloads.map((workload) => judge(ground, workload));
  const byNamespace = new Map<string, Judged[]>();
  for (const one of judged) getOrMake(byNamespace, one.workload.namespace, () => []).push(one);
  return {
    mesh: scopeOf(ground, "", judged),
    namespaces: [...mesh.visible].sort().map((name) => scopeOf(ground, name, byNamespace.get(name) ?? [])),
    entries: judged.flatMap(({ entries }) => entries),
  };
}
