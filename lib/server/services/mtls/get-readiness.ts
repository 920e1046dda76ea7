import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { ReadinessResponse } from "@/lib/contracts/mtls/strict-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { listReadiness } from "@/lib/domain/mtls/strict/list-readiness";
import type { StrictVerdict } from "@/lib/domain/mtls/strict/strict-verdict";
import type { Backend } from "../../backend";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { knownVerdict } from "./known-verdict";
import { strictFacts } from "./strict-facts";

/** Of the mesh and of every namespace whether STRICT could be turned on, and what stands in the way. */
export async function getReadiness(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<DeepReadonly<ReadinessResponse>> {
  const facts = await strictFacts(backend, viewer, asked, signal);
  const { mesh, at, knownSince, plaintext, listed, warnings } = facts;
  const { windowSeconds } = asked;
  const verdicts = listReadiness({ mesh, plaintext, knownSince, at, windowSeconds, listed });
  return {
    at,
    windowSeconds,
    knownSince,
    mesh: withoutDraft(knownVerdict(verdicts.mesh, facts)),
    namespaces: verdicts.namespaces.map((verdict) => withoutDraft(knownVerdict(verdict, facts))),
    warnings,
  };
}

/** Drafts hold objects as they are, which only who may read those is given, one scope at a time. */
function withoutDraft({ draft: _, ...verdict }: StrictVerdict): Omit<StrictVerdict, "draft"> {
  return verdict;
}
