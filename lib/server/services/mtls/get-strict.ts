import type { DeepReadonly } from "@/lib/contracts/deep-readonly";
import type { StrictResponse } from "@/lib/contracts/mtls/strict-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { judgeStrict } from "@/lib/domain/mtls/strict/judge-strict";
import type { Backend } from "../../backend";
import type { StrictAsked } from "../../requests/read-strict-question";
import { knownVerdict } from "./known-verdict";
import { liveDrafts } from "./live-drafts";
import { strictFacts } from "./strict-facts";

/** Whether STRICT could be turned on in a scope, who would be refused, and the change as a draft. */
export async function getStrict(
  backend: Backend,
  viewer: Viewer,
  { namespace, workload, windowSeconds }: StrictAsked,
  signal: AbortSignal,
): Promise<DeepReadonly<StrictResponse>> {
  const namespaces = namespace === "" ? null : [namespace];
  const facts = await strictFacts(backend, viewer, { namespaces, windowSeconds }, signal);
  const { mesh, at, knownSince, plaintext, listed, warnings } = facts;
  const scope = { namespace, workload };
  const verdict = judgeStrict({ mesh, scope, plaintext, knownSince, at, windowSeconds, listed });
  const live = await liveDrafts(backend, viewer, verdict.draft, signal);
  const noDraft = live.ok
    ? []
    : [{ code: "noDraft", message: `The change cannot be drafted: ${live.because}` }];
  return {
    at,
    windowSeconds,
    knownSince,
    verdict: { ...knownVerdict(verdict, facts), draft: live.ok ? live.drafts : [] },
    warnings: [...warnings, ...noDraft],
  };
}
