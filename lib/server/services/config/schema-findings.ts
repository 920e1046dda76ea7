import type { Finding } from "@/lib/domain/validations/finding";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { textAt } from "@/lib/domain/mesh/read-json";
import { jsonPointer } from "@/lib/domain/config/json-pointer";
import type { SchemaProblem } from "@/lib/ports/schema-check";
import type { Backend } from "../../backend";

const WHY: Readonly<Record<SchemaProblem["rule"], string>> = {
  schema: "The API server refuses the object.",
  cel: "The API server refuses the object: a rule of its kind is broken.",
  unknownField: "The API server drops the field without a word unless it is asked to be strict.",
};

/**
 * What the cluster's own definition of the kind says against an object, as findings; none where the definition cannot be had
 * (the API server's dry run tells then). With the object as it was (`old`) only what is new is told.
 */
export async function schemaFindings(
  { editor, schemas }: Pick<Backend, "editor" | "schemas">,
  ref: ObjectRef,
  raw: JsonObject,
  old: JsonObject | null,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const version = textAt(raw, "apiVersion").split("/").at(-1) ?? "";
  const schema = await editor.schema(ref.kind, version, signal);
  if (!schema.ok) return [];
  return schemas.check(raw, schema.value, old).map(({ path, message, rule }) => ({
    code: rule === "cel" ? "cel" : "schema",
    severity: rule === "unknownField" ? "warning" : "error",
    object: ref,
    path,
    message,
    why: WHY[rule],
    related: [],
    fix:
      rule === "unknownField"
        ? { title: "Remove the field", patch: [{ op: "remove", path: jsonPointer(path) }] }
        : null,
  }));
}
