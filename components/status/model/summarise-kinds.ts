import type { StatusResponse } from "@/lib/contracts/status-response";

type KindStatus = StatusResponse["kinds"][number];

export interface KindSummary {
  readonly kind: string;
  /** The worst state among its watches. */
  readonly state: KindStatus["state"];
  readonly objects: number;
  /** The namespaces in that worst state when the kind is watched per namespace; empty when it is watched cluster-wide. */
  readonly namespaces: readonly string[];
  /** RFC 3339: since when the worst state has lasted. */
  readonly since: string | null;
  readonly reason: string | null;
}

/** Worst first. */
const ORDER: readonly KindStatus["state"][] = ["stale", "denied", "syncing", "live", "notServed"];

/** One line per kind, whether it is watched once or once per namespace; what needs attention comes first. */
export function summariseKinds(kinds: readonly KindStatus[]): readonly KindSummary[] {
  const byKind = new Map<string, KindStatus[]>();
  for (const watch of kinds) byKind.set(watch.kind, [...(byKind.get(watch.kind) ?? []), watch]);
  return [...byKind].map(([kind, watches]) => summarise(kind, watches)).sort(byAttention);
}

function summarise(kind: string, watches: readonly KindStatus[]): KindSummary {
  const state = ORDER.find((candidate) => watches.some((watch) => watch.state === candidate)) ?? "syncing";
  const worst = watches.filter((watch) => watch.state === state);
  return {
    kind,
    state,
    objects: watches.reduce((sum, { objects }) => sum + objects, 0),
    namespaces: worst.flatMap(({ namespace }) => namespace ?? []).sort(),
    since: worst.map(({ since }) => since).sort()[0] ?? null,
    reason: worst.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

function byAttention(a: KindSummary, b: KindSummary): number {
  return ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.kind.localeCompare(b.kind, "en");
}
