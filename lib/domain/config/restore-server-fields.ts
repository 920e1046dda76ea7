import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt } from "@/lib/domain/mesh/read-json";
import { LAST_APPLIED, SERVER_METADATA } from "./strip-server-fields";

/**
 * An edited object with status, the API server's own metadata and kubectl's copy as `current` has them, so that a patch from
 * `current` to it touches only what people wrote. Turns round `stripServerFields`.
 */
export function restoreServerFields(edited: JsonObject, current: JsonObject): JsonObject {
  const { status: _, ...own } = edited;
  const now = objectAt(current, "metadata");
  const written = Object.entries(objectAt(edited, "metadata")).filter(
    ([field]) => !SERVER_METADATA.has(field),
  );
  const kept = Object.entries(now).filter(([field]) => SERVER_METADATA.has(field));
  const metadata = withLastApplied(Object.fromEntries([...written, ...kept]), now);
  return {
    ...own,
    ...(isJsonObject(edited["metadata"]) || kept.length > 0 ? { metadata } : {}),
    ...(Object.hasOwn(current, "status") ? { status: current["status"] } : {}),
  };
}

function withLastApplied(metadata: JsonObject, now: JsonObject): JsonObject {
  const annotations = metadata["annotations"];
  const copy = objectAt(now, "annotations")[LAST_APPLIED];
  if (copy !== undefined) {
    const others = isJsonObject(annotations) ? annotations : {};
    return { ...metadata, annotations: { ...others, [LAST_APPLIED]: copy } };
  }
  if (!isJsonObject(annotations) || !Object.hasOwn(annotations, LAST_APPLIED)) return metadata;
  const { [LAST_APPLIED]: _, ...others } = annotations;
  return { ...metadata, annotations: others };
}
