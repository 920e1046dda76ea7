import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { EgressResponse } from "@/lib/contracts/mtls/egress-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { judgeEgress } from "@/lib/domain/egress/judge-egress";
import type { Backend } from "../../backend";
import { observeMesh } from "../mesh/observe-mesh";

/** What the namespaces call outside of the mesh, and what REGISTRY_ONLY would cut of it. */
export async function getEgress(
  backend: Backend,
  viewer: Viewer,
  asked: { readonly namespaces: readonly string[] | null; readonly windowSeconds: number },
  signal: AbortSignal,
): Promise<DeepReadonly<EgressResponse>> {
  const { mesh, at, warnings, hide } = await observeMesh(backend, viewer, asked, signal);
  const { hosts, because, unknown, verdict } = judgeEgress(mesh);
  return {
    at,
    windowSeconds: asked.windowSeconds,
    allowAny: mesh.allowAny,
    verdict,
    because: hide(because),
    hosts: hosts.map((host) => ({ ...host, because: hide(host.because) })),
    unknown: unknown.map(hide),
    warnings,
  };
}
