import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";

interface Senders {
  readonly namespace: string;
  readonly workloads: readonly string[];
}

/** Workloads by namespace, each in order of name; the one that is chosen is among them even if nothing else knows it. */
export function sendersOf(
  entries: readonly Pick<MtlsEntryDto, "namespace" | "workload">[],
  chosen: string,
): readonly Senders[] {
  const names = new Map<string, Set<string>>();
  const add = (namespace: string, workload: string): void => {
    const workloads = names.get(namespace) ?? new Set();
    names.set(namespace, workloads.add(workload));
  };
  for (const { namespace, workload } of entries) add(namespace, workload);
  const slash = chosen.indexOf("/");
  if (slash > 0) add(chosen.slice(0, slash), chosen.slice(slash + 1));
  return [...names]
    .map(([namespace, workloads]) => ({ namespace, workloads: [...workloads].sort() }))
    .sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
}
