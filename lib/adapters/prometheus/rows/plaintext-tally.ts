import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import { knownReporter } from "./known-reporter";
import type { LabelReader } from "./label-reader";
import type { Labels } from "./read-vector";
import { requestProtocol } from "./request-protocol";

/** Adds up what several queries tell of the same callers. Each addition says whether the series could be used. */
export interface PlaintextTally {
  readonly addCount: (labels: Labels, count: number) => boolean;
  /** Unix seconds. */
  readonly addSeen: (labels: Labels, seen: number) => boolean;
  /** Those with a count above 0. Where two proxies report the same call, it counts once. */
  callers(): PlaintextCaller[];
}

interface Entry {
  readonly ends: Omit<PlaintextCaller, "count" | "lastSeen">;
  /** By reporter. */
  readonly counts: Map<string, number>;
  lastSeen: number | null;
}

export function createPlaintextTally(read: LabelReader["read"]): PlaintextTally {
  const entries = new Map<string, Entry>();
  const entryOf = (labels: Labels): Entry => {
    const ends = endsOf(labels, read);
    const key = Object.values(ends).join("\n");
    const entry = entries.get(key) ?? { ends, counts: new Map(), lastSeen: null };
    entries.set(key, entry);
    return entry;
  };
  const reporterOf = (labels: Labels): string | null => {
    const reporter = read(labels.reporter);
    return knownReporter(reporter) ? reporter : null;
  };
  return {
    addCount(labels, count) {
      const reporter = reporterOf(labels);
      if (reporter === null) return false;
      const { counts } = entryOf(labels);
      counts.set(reporter, (counts.get(reporter) ?? 0) + count);
      return true;
    },
    addSeen(labels, seen) {
      if (reporterOf(labels) === null) return false;
      const entry = entryOf(labels);
      entry.lastSeen = Math.max(entry.lastSeen ?? seen, seen);
      return true;
    },
    callers: () =>
      [...entries.values()]
        .map(({ ends, counts, lastSeen }) => ({ ...ends, count: Math.max(0, ...counts.values()), lastSeen }))
        .filter(({ count }) => count > 0),
  };
}

function endsOf(labels: Labels, read: LabelReader["read"]): Entry["ends"] {
  const protocol = read(labels.request_protocol);
  return {
    sourceNamespace: read(labels.source_workload_namespace),
    sourceWorkload: read(labels.source_workload),
    destinationNamespace: read(labels.destination_workload_namespace),
    destinationWorkload: read(labels.destination_workload),
    host: read(labels.destination_service),
    protocol: protocol === "tcp" ? "tcp" : requestProtocol(protocol),
  };
}
