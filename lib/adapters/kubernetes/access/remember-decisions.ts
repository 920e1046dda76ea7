import type { ClusterSource, NamespaceAccess } from "@/lib/ports/cluster-source";
import type { Clock } from "@/lib/ports/clock";

type Decide = ClusterSource["visibleNamespaces"];

const KEPT_MS = 10 * 60_000;
const MAX_IDENTITIES = 1000;

interface Decision {
  readonly access: Extract<NamespaceAccess, { state: "known" }>;
  readonly decidedAt: number;
}

/**
 * While the API server cannot be reached, each identity keeps the last decision made with its rights, for at most ten
 * minutes and with the time it was made: an outage of the API server is when the graph is needed most. Credentials that
 * are refused keep nothing.
 */
export function rememberDecisions(decide: Decide, clock: Clock): Decide {
  const decisions = new Map<string, Decision>();
  return async (viewer, candidates, signal) => {
    const access = await decide(viewer, candidates, signal);
    const { identity } = viewer;
    if (access.state === "known") {
      decisions.delete(identity);
      decisions.set(identity, { access, decidedAt: clock.now() });
      forgetOldest(decisions);
      return access;
    }
    const last = decisions.get(identity);
    if (access.cause === "refused" || last === undefined || clock.now() - last.decidedAt >= KEPT_MS) {
      decisions.delete(identity);
      return access;
    }
    return { ...last.access, decidedAt: last.decidedAt };
  };
}

function forgetOldest(decisions: Map<string, Decision>): void {
  const [oldest] = decisions.keys();
  if (decisions.size > MAX_IDENTITIES && oldest !== undefined) decisions.delete(oldest);
}
