import type { ApiProblem } from "@/lib/client/api-problem";
import type { ApplyResponse } from "@/lib/contracts/config/apply";

/** What became of a write. */
export type WriteResult =
  | { readonly state: "written" }
  /** Others changed the same fields meanwhile; nothing was written. */
  | { readonly state: "conflict"; readonly paths: readonly string[] }
  | { readonly state: "refused"; readonly title: string; readonly detail: string }
  /** The connection was lost: it may have been written. */
  | { readonly state: "uncertain"; readonly title: string; readonly detail: string };

/** What an answer of the API says of a write. */
export function resultOfAnswer({ outcome, conflicts = [], problem }: ApplyResponse): WriteResult {
  if (outcome === "applied" || outcome === "unchanged") return { state: "written" };
  if (outcome === "conflict") return { state: "conflict", paths: conflicts.map(({ path }) => path) };
  if (problem === undefined) return { state: "refused", title: "", detail: "" };
  const causes = problem.causes.map(({ field, message }) => `${field}: ${message}`);
  return {
    state: problem.uncertain ? "uncertain" : "refused",
    title: problem.title,
    detail: [problem.detail, ...causes].join(" "),
  };
}

/** What a request that failed says of a write: only a refusal of the request itself is certain. */
export function resultOfProblem({ status, title, detail }: ApiProblem): WriteResult {
  const refused = status !== null && status >= 400 && status < 500;
  return { state: refused ? "refused" : "uncertain", title, detail };
}
