import type { Change } from "@/lib/domain/config/diff-objects";
import type { JsonPatch } from "@/lib/domain/config/json-patch";
import type { Conflict } from "@/lib/domain/config/merge-three-way";
import type { Owner } from "@/lib/domain/config/owner";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** Why a change is not made, for people, with the way out. */
export interface ChangeProblem {
  readonly title: string;
  readonly detail: string;
  /** The fields it is about, as the API server names them. */
  readonly causes: readonly { readonly field: string; readonly message: string }[];
  /** Whether the change may have been made all the same. */
  readonly uncertain: boolean;
}

interface About {
  readonly ref: ObjectRef;
  /** Who keeps the object as it is now; null for new ones. */
  readonly owner: Owner | null;
}

/** What writing an edit would mean for the object as it is now. */
export type ChangePlan =
  | (About & { readonly action: "create"; readonly object: JsonObject })
  | (About & {
      readonly action: "update";
      /** The object as it is now. */
      readonly current: JsonObject;
      /** What it becomes, with the API server's own fields as they are now. */
      readonly merged: JsonObject;
      readonly patch: JsonPatch;
      readonly meanwhile: readonly Change[];
      readonly conflicts: readonly Conflict[];
    })
  | (About & {
      readonly action: "delete";
      readonly current: JsonObject;
      readonly meanwhile: readonly Change[];
      readonly conflicts: readonly Conflict[];
    })
  /** Nothing is to be written: the cluster already is as the edit wants it. */
  | (About & {
      readonly action: "none";
      readonly current: JsonObject | null;
      readonly meanwhile: readonly Change[];
    })
  | { readonly action: "refused"; readonly ref: ObjectRef | null; readonly problem: ChangeProblem };
