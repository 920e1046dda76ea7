import { managerId, type ManagedEntry, type Managers } from "./managers";

const MOST_UPDATERS = 10;
const BUCKET = "ancient-changes";

type Row = readonly [id: string, entry: ManagedEntry];

function oldestFirst([a, { time: left }]: Row, [b, { time: right }]: Row): number {
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : 1;
}

/**
 * The managers with the oldest updaters beyond the tenth merged into "ancient-changes", one per API version.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function capUpdaters(managers: Managers): Managers {
  const updaters = [...managers].filter(([, { operation }]) => operation === "Update").sort(oldestFirst);
  const capped = new Map(managers);
  const firstOf = new Map<string, string>();
  let count = updaters.length;
  for (const [id, entry] of updaters) {
    if (count <= MOST_UPDATERS) break;
    const first = firstOf.get(entry.apiVersion);
    if (first === undefined) {
      firstOf.set(entry.apiVersion, id);
      continue;
    }
    const bucket: ManagedEntry = { ...entry, manager: BUCKET, subresource: "" };
    const bucketId = managerId(bucket);
    const merged = capped.get(bucketId) ?? capped.get(first) ?? entry;
    capped.delete(first);
    capped.delete(id);
    capped.set(bucketId, { ...bucket, fields: entry.fields.union(merged.fields) });
    count--;
  }
  return capped;
}
