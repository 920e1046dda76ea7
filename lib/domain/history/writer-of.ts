import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { writesOf, type Write } from "./writes-of";

/** Who wrote the object last: the newest write that was not there `before`, else the newest; null where nobody says. */
export function writerOf(after: ClusterObject, before?: ClusterObject): Write | null {
  const known = new Set((before === undefined ? [] : writesOf(before)).map(key));
  const writes = writesOf(after);
  return writes.findLast((write) => !known.has(key(write))) ?? writes.at(-1) ?? null;
}

const key = ({ manager, at }: Write): string => `${at} ${manager}`;
