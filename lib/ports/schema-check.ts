import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** What a kind's definition says against an object. */
export interface SchemaProblem {
  readonly path: FieldPath;
  /** An English sentence without the path; rules of the definition bring their own. */
  readonly message: string;
  /** "unknownField": the API server would drop the field. The others it refuses. */
  readonly rule: "schema" | "unknownField" | "cel";
}

/** Judges objects by the schema and the CEL rules of their kind, as the API server would on a write. */
export interface SchemaCheck {
  /**
   * The problems of an object by the OpenAPI v3 schema of its kind and version, in the order of its fields; at most 200.
   * With the object as it was (`old`) transition rules are judged too, and what was wrong before and is unchanged is not
   * told again. What cannot be evaluated is no problem. The status is left out: a write does not touch it.
   */
  check(object: JsonObject, schema: JsonObject, old: JsonObject | null): readonly SchemaProblem[];
}
