import type { FindingDto } from "@/lib/contracts/config/finding";
import { applyPatch } from "@/lib/domain/config/apply-patch";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";

/** The object with a finding's fix; null where there is none or the object has changed since it was found. */
export function fixedObject(object: JsonObject, { fix }: FindingDto): JsonObject | null {
  if (fix === null) return null;
  const patched = applyPatch(object, fix.patch);
  return patched.ok && isJsonObject(patched.value) ? patched.value : null;
}
