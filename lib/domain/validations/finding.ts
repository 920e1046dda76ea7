import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { JsonPatch } from "@/lib/domain/config/json-patch";

export type Severity = "error" | "warning" | "info";

/** Keys and list positions from the object's root: ["spec", "http", 0, "route", 1, "destination", "host"]. */
export type FieldPath = readonly (string | number)[];

/** A change of the object that mends the finding and cannot make anything worse; it opens as a draft. */
export interface Fix {
  /** What it does, in the imperative: "Remove the weight". */
  readonly title: string;
  readonly patch: JsonPatch;
}

/** What a check found at one place of one object. */
export interface Finding {
  /** The code of the check (`KIA1101`), `schema` or `cel`. */
  readonly code: string;
  readonly severity: Severity;
  readonly object: ObjectRef;
  /** Empty when the whole object is meant. */
  readonly path: FieldPath;
  /** What is wrong, naming what it is about; one sentence. */
  readonly message: string;
  /** What the mesh does because of it; one or two sentences. */
  readonly why: string;
  /** The other objects the check looked at and that matter to a reader. */
  readonly related: readonly ObjectRef[];
  readonly fix: Fix | null;
}
