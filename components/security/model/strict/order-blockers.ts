import type { StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";

type Blocker = StrictVerdictDto["blockers"][number];

/** Blockers with more traffic first; those that only configuration knows of last. */
export function orderBlockers(blockers: readonly Blocker[]): readonly Blocker[] {
  return blockers.toSorted(
    (a, b) =>
      Number(a.count === null) - Number(b.count === null) ||
      b.requestsPerSecond - a.requestsPerSecond ||
      (b.count ?? 0) - (a.count ?? 0),
  );
}

/** Names a blocker among those of one verdict. */
export function blockerKey({ caller, server, host, protocol, reason }: Blocker): string {
  return [caller.namespace, caller.workload, server.namespace, server.workload, host, protocol, reason].join(
    "/",
  );
}
