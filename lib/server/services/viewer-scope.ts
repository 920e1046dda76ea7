import type { Viewer } from "@/lib/domain/access/viewer";
import type { Backend } from "../backend";
import { namespaceNotFound, unavailable } from "../errors";

/** Beyond this many namespaces the whole mesh is asked for and shared by all viewers. */
const MAX_PUSHED_DOWN = 12;

export interface ViewerScope {
  readonly visible: ReadonlySet<string>;
  readonly how: "list" | "configured" | "reviewed";
  /** Unix milliseconds; set where the API server cannot be reached and older rights are in force. */
  readonly decidedAt: number | null;
  /** What the viewer asked for; null when everything visible. */
  readonly requested: readonly string[] | null;
  /** Namespaces to push down into the queries, sorted; null for the whole mesh. */
  readonly pushDown: readonly string[] | null;
}

/**
 * Decides with the viewer's own rights what they may see. Throws the 404 problem for a requested namespace that is not
 * visible and the 503 problem when rights cannot be decided: undecided is denied.
 */
export async function viewerScope(
  backend: Backend,
  viewer: Viewer,
  requested: readonly string[] | null,
  signal: AbortSignal,
): Promise<ViewerScope> {
  const candidates = [...new Set([...(requested ?? []), ...backend.ticks.namespacesSeen()])];
  const access = await backend.cluster.visibleNamespaces(viewer, candidates, signal);
  if (access.state === "unavailable") {
    throw unavailable("kubernetes", `Which namespaces you may see cannot be decided: ${access.message}`);
  }
  const visible = new Set(access.namespaces);
  const missing = requested?.find((namespace) => !visible.has(namespace));
  if (missing !== undefined) throw namespaceNotFound(missing);
  // Where namespaces cannot be listed, only the whole mesh's telemetry tells which there are to review.
  const narrow = requested ?? (access.how === "configured" ? [...visible].sort() : null);
  const decidedAt = access.decidedAt ?? null;
  return { visible, how: access.how, decidedAt, requested, pushDown: isNarrow(narrow) ? narrow : null };
}

/** Who sees nothing shares the whole mesh's tick too: redaction leaves nothing of it. */
function isNarrow(namespaces: readonly string[] | null): boolean {
  return namespaces !== null && namespaces.length > 0 && namespaces.length <= MAX_PUSHED_DOWN;
}
