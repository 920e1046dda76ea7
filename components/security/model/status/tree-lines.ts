import type { MtlsColumn } from "@/lib/client/url-state/mtls-params";
import type { MtlsEntryDto, MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import { getOrMake } from "@/lib/domain/graph/get-or-make";
import { conflictsOf, marksOf } from "./mtls-marks";
import type { MtlsWorkload } from "./mtls-workload";
import { sortMtls } from "./sort-mtls";
import type { MtlsScope, NamespaceLine, TreeLine, WorkloadLine } from "./tree-line";

interface TreeOptions {
  readonly isOpen: (key: string) => boolean;
  readonly sort: MtlsColumn;
  readonly desc: boolean;
  /** Whether namespaces without workloads are left out. */
  readonly filtered: boolean;
}

/** The mesh, below it its namespaces, below an opened one its workloads, below an opened one its ports, conflicts, callers. */
export function treeLines(
  { mesh, namespaces }: Pick<MtlsResponse, "mesh" | "namespaces">,
  workloads: readonly MtlsWorkload[],
  options: TreeOptions,
): readonly TreeLine[] {
  const { isOpen, sort, desc, filtered } = options;
  const byNamespace = new Map<string, WorkloadLine[]>();
  const modes = new Map(namespaces.map(({ name, configured }) => [name, configured]));
  for (const workload of workloads) {
    const { namespace } = workload.whole;
    getOrMake(byNamespace, namespace, () => []).push(workloadLine(workload, modes.get(namespace), isOpen));
  }
  const lines = namespaces.flatMap((scope): readonly NamespaceLine[] => {
    const own = byNamespace.get(scope.name) ?? [];
    if (filtered && own.length === 0) return [];
    const marked = own.filter(({ marks }) => marks.size > 0).length;
    return [{ type: "namespace", key: scope.name, scope, open: isOpen(scope.name), marked }];
  });
  const below = ({ key, open }: NamespaceLine): readonly TreeLine[] =>
    open ? sortMtls(byNamespace.get(key) ?? [], sort, desc).flatMap((line) => [line, ...details(line)]) : [];
  return [
    { type: "mesh", key: "", scope: mesh },
    ...sortMtls(lines, sort, desc).flatMap((line) => [line, ...below(line)]),
  ];
}

function workloadLine(
  workload: MtlsWorkload,
  mode: MtlsScope["configured"] | undefined,
  isOpen: (key: string) => boolean,
): WorkloadLine {
  const { key, whole, ports } = workload;
  const more = ports.length + whole.callers.length + conflictsOf(workload).length > 0;
  return { type: "workload", key, workload, marks: marksOf(workload, mode), open: more && isOpen(key), more };
}

function details({ open, key, workload }: WorkloadLine): readonly TreeLine[] {
  if (!open) return [];
  const { whole, ports } = workload;
  return [
    ...conflictsOf(workload).map((conflict, index): TreeLine => ({
      type: "conflict",
      key: `${key}!${String(index)}`,
      conflict,
    })),
    ...ports.map((entry): TreeLine => ({
      type: "port",
      key: `${key}:${String(entry.port)}`,
      entry,
      exception: entry.configured !== whole.configured,
    })),
    ...whole.callers.map((caller): TreeLine => ({
      type: "caller",
      key: `${key}<${caller.namespace}/${caller.workload}`,
      caller,
      share: shareOf(caller, whole),
    })),
  ];
}

function shareOf(caller: MtlsEntryDto["callers"][number], whole: MtlsEntryDto): number | null {
  const amount = (of: Pick<MtlsEntryDto, "requestsPerSecond" | "bytesPerSecond">): number =>
    whole.requestsPerSecond > 0 ? of.requestsPerSecond : of.bytesPerSecond;
  const total = amount(whole);
  if (whole.requestsPerSecond > 0 && caller.requestsPerSecond === 0 && caller.bytesPerSecond > 0) return null;
  return total > 0 ? Math.min(100, (100 * amount(caller)) / total) : null;
}
