import type { DraftEntry } from "@/lib/client/drafts/draft";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt } from "@/lib/domain/mesh/read-json";
import { parseDocuments } from "@/lib/yaml/parse-documents";

/** Any moment marks an object as taken away. */
const REMOVED_AT = "1970-01-01T00:00:00Z";

function removed(object: JsonObject): JsonObject {
  return { ...object, metadata: { ...objectAt(object, "metadata"), deletionTimestamp: REMOVED_AT } };
}

/** The objects a draft would write or take away; null where one of its texts cannot be read. */
export function draftedObjects(entries: readonly DraftEntry[]): readonly JsonObject[] | null {
  const objects: JsonObject[] = [];
  for (const { text, baseline } of entries) {
    if (text === null) {
      if (baseline !== null) objects.push(removed(baseline));
      continue;
    }
    const { documents, problems } = parseDocuments(text);
    const values = documents.map(({ value }) => value).filter(isJsonObject);
    if (problems.length > 0 || values.length === 0) return null;
    objects.push(...values);
  }
  return objects;
}
