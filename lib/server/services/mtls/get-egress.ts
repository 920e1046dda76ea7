import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { judgeEgress } from "@/lib/domain/egress/judge-egress";
import type { Backend } from "../../backend";
import type { Reply } from "../../http/reply";
import { meshReply, type AskedMesh, type MeshObservation } from "../mesh/observe-mesh";

type Response = DeepReadonly<EgressResponse>;

/** What the namespaces call outside of the mesh, and what REGISTRY_ONLY would cut of it. */
export async function getEgress(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<Reply<Response>> {
  return meshReply("egress", answer, backend, viewer, asked, signal);
}

function answer({ mesh, at, warnings, hide }: MeshObservation): Response {
  const { hosts, because, unknown, verdict } = judgeEgress(mesh);
  return {
    at,
    windowSeconds: mesh.windowSeconds,
    allowAny: mesh.allowAny,
    verdict,
    because: hide(because),
    hosts: hosts.map((host) => ({ ...host, because: hide(host.because) })),
    unknown: unknown.map(hide),
    warnings,
  };
}
