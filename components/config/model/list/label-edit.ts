import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";

/** The value a label gets; null takes it away. */
export type LabelEdit = ReadonlyMap<string, string | null>;

const MOST = 50;
const LONGEST_PREFIX = 253;
const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

/**
 * Label changes as `kubectl label` takes them ("team=payments, old-"), separated by commas or spaces; null where one cannot
 * be read or there are none. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function parseLabelEdit(text: string): LabelEdit | null {
  const edits = text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map(parsePart);
  if (edits.length === 0 || edits.length > MOST || !edits.every((edit) => edit !== null)) return null;
  return new Map(edits);
}

function parsePart(part: string): readonly [string, string | null] | null {
  const equals = part.indexOf("=");
  if (equals < 0) return part.endsWith("-") && isKey(part.slice(0, -1)) ? [part.slice(0, -1), null] : null;
  const value = part.slice(equals + 1);
  const valueFits = value === "" || NAME.test(value);
  return valueFits && isKey(part.slice(0, equals)) ? [part.slice(0, equals), value] : null;
}

function isKey(key: string): boolean {
  const slash = key.indexOf("/");
  const prefix = slash < 0 ? null : key.slice(0, slash);
  const prefixFits = prefix === null || (prefix.length <= LONGEST_PREFIX && PREFIX.test(prefix));
  return prefixFits && NAME.test(key.slice(slash + 1));
}

/** The object with its labels changed and everything else as it is; the very object where nothing changes. */
export function editLabels(object: JsonObject, edit: LabelEdit): JsonObject {
  const metadata = objectAt(object, "metadata");
  const before = objectAt(metadata, "labels");
  const changes = [...edit].filter(([key, value]) =>
    value === null
      ? Object.hasOwn(before, key)
      : textAt(before, key) !== value || !Object.hasOwn(before, key),
  );
  if (changes.length === 0) return object;
  const labels = new Map(Object.entries(before));
  for (const [key, value] of changes) {
    if (value === null) labels.delete(key);
    else labels.set(key, value);
  }
  return { ...object, metadata: { ...metadata, labels: Object.fromEntries(labels) } };
}
