import type { WrittenChange } from "@/lib/client/queries/editor-outcome";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ApplyResult } from "./apply-in-order";

/** A change that was made, and what was there before it. */
export interface Written {
  readonly change: WrittenChange;
  /** Null where it was created. */
  readonly before: JsonObject | null;
  /** Null where it was deleted. */
  readonly after: JsonObject | null;
}

/** What is watched of a change after it was made; null where nothing was written. */
export function writtenChange(
  ref: ObjectRef,
  before: JsonObject | null,
  result: ApplyResult,
): Written | null {
  if (result.state !== "done" || result.response.outcome !== "applied") return null;
  const after = result.response.object ?? null;
  return { change: { ref, since: result.response.at, seenAt: result.at }, before, after };
}
