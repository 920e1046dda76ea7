import { diffObjects, type Change } from "@/lib/domain/config/diff-objects";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonObjectSchema } from "@/lib/contracts/config/object-ref";

/** What a write changed, of the objects before and after as JSON text; null where a text is no object. */
export function auditChanges(before: string | null, after: string | null): readonly Change[] | null {
  const [old, now] = [readObject(before), readObject(after)];
  if (old === undefined || now === undefined) return null;
  return diffObjects(old && stripServerFields(old), now && stripServerFields(now));
}

function readObject(text: string | null): JsonObject | null | undefined {
  if (text === null) return null;
  try {
    return jsonObjectSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
