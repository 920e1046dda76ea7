import type { ApplyRequest, ApplyResponse } from "@/lib/contracts/config/apply";
import { ApiProblem } from "@/lib/client/api-problem";

/** What became of one object of a draft. */
export type ApplyResult =
  /** `at`: when the answer came, by the clock of `now`. */
  | { readonly state: "done"; readonly response: ApplyResponse; readonly at: number }
  | { readonly state: "stopped"; readonly response: ApplyResponse }
  /** The request failed on its way: `uncertain` where the change may have been made all the same. */
  | { readonly state: "failed"; readonly title: string; readonly detail: string; readonly uncertain: boolean }
  /** An object before it stopped the draft; nothing of this one was sent. */
  | { readonly state: "notTried" };

interface ApplyParts {
  readonly apply: (request: ApplyRequest) => Promise<ApplyResponse>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/**
 * Writes the objects of a draft one after the other and stops at the first that is not written, so that it can be said
 * exactly what was written and what was not. One result for each request, in their order.
 */
export async function applyInOrder(
  requests: readonly ApplyRequest[],
  { apply, now }: ApplyParts,
): Promise<readonly ApplyResult[]> {
  const results: ApplyResult[] = [];
  let going = true;
  for (const request of requests) {
    const result: ApplyResult = going ? await applyOne(request, apply, now) : { state: "notTried" };
    going &&= result.state === "done";
    results.push(result);
  }
  return results;
}

async function applyOne(
  request: ApplyRequest,
  apply: ApplyParts["apply"],
  now: () => number,
): Promise<ApplyResult> {
  try {
    const response = await apply(request);
    const done = response.outcome === "applied" || response.outcome === "unchanged";
    return done ? { state: "done", response, at: now() } : { state: "stopped", response };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    // Only a refusal of the request itself was certainly made before anything was written.
    const refused = error.status !== null && error.status >= 400 && error.status < 500;
    const uncertain = !refused;
    return { state: "failed", title: error.title, detail: error.detail, uncertain };
  }
}
