import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

export type SchemaType = "object" | "array" | "string" | "integer" | "number" | "boolean";

/**
 * One node of a resource's OpenAPI v3 schema, references followed; children are read with `propertyOf` and `itemsOf`.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface Schema {
  /** The name of the definition it is, `io.k8s.api.core.v1.PodSpec`; empty for a node without one. */
  readonly definition: string;
  /** Null where a value may be of any type, and for `intOrString` and quantities. */
  readonly type: SchemaType | null;
  readonly format: string;
  readonly description: string;
  readonly nullable: boolean;
  readonly required: readonly string[];
  /** Child schemas not yet read: `propertyOf` reads them. */
  readonly properties: ReadonlyMap<string, JsonObject>;
  /** The schema of a map's values; true where any value goes, null where no key but the properties is known. */
  readonly additional: JsonObject | true | null;
  readonly items: JsonObject | null;
  readonly defaultValue: Json | undefined;
  /** Null where any value goes. */
  readonly oneOfValues: readonly Json[] | null;
  readonly limits: SchemaLimits;
  readonly allOf: readonly JsonObject[];
  readonly anyOf: readonly JsonObject[];
  readonly oneOf: readonly JsonObject[];
  readonly not: JsonObject | null;
  /** How server-side apply merges a list; "atomic" where nothing is said. */
  readonly listType: "atomic" | "set" | "map";
  /** The fields that identify an item of a list of type "map". */
  readonly listMapKeys: readonly string[];
  readonly mapType: "granular" | "atomic";
  readonly preserveUnknownFields: boolean;
  readonly intOrString: boolean;
  readonly embeddedResource: boolean;
  /** Of strategic merge patches: "merge", "replace", "retainKeys". */
  readonly patchStrategy: readonly string[];
  readonly patchMergeKey: string;
}

export interface SchemaLimits {
  readonly pattern: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly exclusiveMinimum: boolean;
  readonly exclusiveMaximum: boolean;
  readonly multipleOf: number | null;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly minProperties: number | null;
  readonly maxProperties: number | null;
  readonly uniqueItems: boolean;
}
