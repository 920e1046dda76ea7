import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { judgeEgress } from "@/lib/domain/egress/judge-egress";
import type { Backend } from "../../backend";
import type { Reply } from "../../http/reply";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { meshReply, type MeshObservation } from "../mesh/observe-mesh";

type Response = DeepReadonly<EgressResponse>;

/** What the namespaces call outside of the mesh, and what REGISTRY_ONLY would cut of it. */
export async function getEgress(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<Reply<Response>> {
  const isWhole = asked.namespaces === null;
  return meshReply("egress", (seen) => answer(seen, isWhole), backend, viewer, asked, signal);
}

const PARTLY =
  "Nothing seen would be cut, but only namespaces that you may see were looked at; others of the mesh may call outside too.";

function answer({ mesh, at, warnings, hide, listed }: MeshObservation, isWhole: boolean): Response {
  const { hosts, unknown, ...judged } = judgeEgress(mesh);
  const isPartly = isWhole && !listed && judged.verdict === "safe";
  const { verdict, because } = isPartly ? ({ verdict: "notEnoughData", because: PARTLY } as const) : judged;
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
