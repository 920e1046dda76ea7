import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";

/** A workload with the ports that have a mode of their own. */
export interface MtlsWorkload {
  /** Namespace and name, parted by a slash. */
  readonly key: string;
  readonly whole: MtlsEntryDto;
  readonly ports: readonly MtlsEntryDto[];
}

/** The entries of an answer by workload, in the order they came; a port whose workload did not come stands for it. */
export function mtlsWorkloads(entries: readonly MtlsEntryDto[]): readonly MtlsWorkload[] {
  const wholes = new Map<string, MtlsEntryDto>();
  const ports = new Map<string, MtlsEntryDto[]>();
  for (const entry of entries) {
    const key = workloadKey(entry);
    if (entry.port === null) wholes.set(key, entry);
    else ports.set(key, [...(ports.get(key) ?? []), entry]);
  }
  return [...new Set(entries.map(workloadKey))].flatMap((key) => {
    const own = ports.get(key) ?? [];
    const whole = wholes.get(key) ?? own[0];
    return whole === undefined ? [] : [{ key, whole, ports: own.toSorted((a, b) => portOf(a) - portOf(b)) }];
  });
}

/** Names a workload within the mesh. */
export function workloadKey({ namespace, workload }: Pick<MtlsEntryDto, "namespace" | "workload">): string {
  return `${namespace}/${workload}`;
}

function portOf({ port }: MtlsEntryDto): number {
  return port ?? 0;
}
