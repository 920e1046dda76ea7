import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

export type ShiftAction =
  "start" | "step" | "pause" | "resume" | "rollBack" | "finish" | "takeOver" | "gates" | "drop";

/** A write that waits for a person's word. */
export interface PendingWrite {
  readonly action: ShiftAction;
  readonly object: ObjectRef;
  readonly baseline: JsonObject;
  readonly edited: JsonObject;
}

/** Whether it takes the plan off the object. */
export function endsShift(action: ShiftAction): action is "rollBack" | "finish" | "drop" {
  return action === "rollBack" || action === "finish" || action === "drop";
}

/** Writes that take traffic back or leave it where it is: nothing but the API server may stand in their way. */
export function isAlwaysAllowed(action: ShiftAction): boolean {
  return action === "rollBack" || action === "pause" || action === "drop";
}
