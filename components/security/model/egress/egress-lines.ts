import { wordFilter } from "@/components/mesh/model/word-filter";
import type { EgressFate } from "@/lib/client/url-state/mtls-egress-params";
import type { EgressHostDto, EgressResponse } from "@/lib/contracts/mtls/egress-response";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";

interface EgressFilter {
  readonly text: string;
  readonly fate: readonly EgressFate[];
}

/** What REGISTRY_ONLY would do to a call; what is refused today already it cannot cut. */
export function fateOf({ wouldBeCut, state }: EgressHostDto): EgressFate {
  if (wouldBeCut === null) return "unknown";
  if (!wouldBeCut) return "stays";
  return state === "blocked" ? "refused" : "cut";
}

const ORDER: Readonly<Record<EgressFate, number>> = { cut: 0, unknown: 1, refused: 2, stays: 3 };

/** The calls that the filter lets through: those that would be cut first, then by rate, then by name. */
export function egressLines(
  hosts: EgressResponse["hosts"],
  { text, fate }: EgressFilter,
): readonly EgressHostDto[] {
  const holds = wordFilter(text);
  return hosts
    .filter((line) => {
      if (fate.length > 0 && !fate.includes(fateOf(line))) return false;
      const { host, caller, state } = line;
      return holds(host, `${caller.namespace}/${caller.workload}`, state);
    })
    .toSorted(
      (a, b) =>
        ORDER[fateOf(a)] - ORDER[fateOf(b)] ||
        b.requestsPerSecond - a.requestsPerSecond ||
        b.bytesPerSecond - a.bytesPerSecond ||
        (egressKey(a) < egressKey(b) ? -1 : 1),
    );
}

/** Names a call among those of one answer. */
export function egressKey({ host, protocol, state, caller }: EgressHostDto): string {
  return [caller.namespace, caller.workload, host, protocol, state].join("/");
}

/** The objects that would keep the chosen calls reachable; one that several callers need comes once. */
export function draftsOf(lines: readonly EgressHostDto[]): readonly JsonObject[] {
  const drafts = new Map<string, JsonObject>();
  for (const { draft } of lines) {
    if (draft === null) continue;
    const metadata = objectAt(draft, "metadata");
    drafts.set(`${textAt(metadata, "namespace")}/${textAt(metadata, "name")}`, draft);
  }
  return [...drafts.values()];
}
