import type { CodeRate, Protocol } from "@/lib/domain/graph/graph";
import { responseClass, type ResponseClass } from "./response-class";

export interface CodeRow extends CodeRate {
  readonly protocol: Protocol;
  readonly responseClass: ResponseClass;
  readonly percent: number;
}

/** Rates by protocol, code and flags over several sources of codes, highest first; `percent` is of all of them. */
export function mergeCodes(
  sources: readonly { readonly protocol: Protocol; readonly codes: readonly CodeRate[] }[],
): readonly CodeRow[] {
  const merged = new Map<string, CodeRate & { protocol: Protocol }>();
  let total = 0;
  for (const { protocol, codes } of sources) {
    for (const entry of codes) {
      const key = `${protocol} ${entry.code} ${entry.flags}`;
      const sum = (merged.get(key)?.requestsPerSecond ?? 0) + entry.requestsPerSecond;
      merged.set(key, { ...entry, protocol, requestsPerSecond: sum });
      total += entry.requestsPerSecond;
    }
  }
  return [...merged.values()]
    .sort((a, b) => b.requestsPerSecond - a.requestsPerSecond)
    .map((entry) => ({
      ...entry,
      responseClass: responseClass(entry.code, entry.protocol),
      percent: total === 0 ? 0 : (100 * entry.requestsPerSecond) / total,
    }));
}
