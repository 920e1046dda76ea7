import type { MtlsMark } from "@/lib/client/url-state/mtls-params";
import type { MtlsEntryDto, MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import type { MtlsWorkload } from "./mtls-workload";

export type MtlsScope = MtlsResponse["mesh"];

interface MeshLine {
  readonly type: "mesh";
  readonly key: string;
  readonly scope: MtlsScope;
}
export interface NamespaceLine {
  readonly type: "namespace";
  readonly key: string;
  readonly scope: MtlsScope;
  readonly open: boolean;
  /** Workloads in it that something sets apart. */
  readonly marked: number;
}
export interface WorkloadLine {
  readonly type: "workload";
  readonly key: string;
  readonly workload: MtlsWorkload;
  readonly marks: ReadonlySet<MtlsMark>;
  readonly open: boolean;
  /** Whether there is anything below it: ports, callers, conflicts. */
  readonly more: boolean;
}
interface PortLine {
  readonly type: "port";
  readonly key: string;
  readonly entry: MtlsEntryDto;
  /** Whether its mode is another than the workload's. */
  readonly exception: boolean;
}
interface CallerLine {
  readonly type: "caller";
  readonly key: string;
  readonly caller: MtlsEntryDto["callers"][number];
  /** Percent of the workload's requests (of its bytes where it has none) that are this caller's; null where the two cannot be compared. */
  readonly share: number | null;
}
interface ConflictLine {
  readonly type: "conflict";
  readonly key: string;
  readonly conflict: MtlsEntryDto["conflicts"][number];
}

/** What the table draws one below the other. */
export type TreeLine = MeshLine | NamespaceLine | WorkloadLine | PortLine | CallerLine | ConflictLine;

/** How deep a line stands, from 1. */
export const LEVELS: Readonly<Record<TreeLine["type"], number>> = {
  mesh: 1,
  namespace: 2,
  workload: 3,
  port: 4,
  caller: 4,
  conflict: 4,
};

export type OpenableLine = Extract<TreeLine, { open: boolean }>;

/** Whether there is anything below a line to show or hide. */
export function isOpenable(line: TreeLine): line is OpenableLine {
  return line.type === "workload" ? line.more : line.type === "namespace";
}
