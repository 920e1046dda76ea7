import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { nearestName } from "@/lib/domain/schema/nearest-name";
import type { SchemaCheck, SchemaProblem } from "@/lib/ports/schema-check";
import { checkRules } from "./cel/check-rules";
import { compileSchema } from "./compile-schema";
import { duplicateItems } from "./duplicate-items";
import { prepareObject, type UnknownField } from "./prepare-object";
import { problemsOfErrors } from "./problems-of-errors";
import { asObject, schemaNode } from "./schema-node";
import { isUnchanged } from "./is-unchanged";

const MOST_PROBLEMS = 200;

/**
 * Judges objects by their kind's schema as the API server does: fields it does not know are told, then the schema, and
 * only where that holds the CEL rules.
 */
export function createSchemaCheck(): SchemaCheck {
  return {
    check(object, schema, old) {
      const root = withoutStatus(schema);
      const { object: prepared, unknown } = prepareObject(object, root);
      const before = old === null ? null : prepareObject(old, root).object;
      const found = [
        ...problemsOfErrors(compileSchema(root)(prepared), prepared),
        ...duplicateItems(prepared, root),
      ];
      const refused = found.length > 0 ? found : checkRules(prepared, root, before);
      const told =
        before === null ? refused : refused.filter(({ path }) => !isUnchanged(path, prepared, before));
      return [...unknown.map(unknownProblem), ...told].slice(0, MOST_PROBLEMS);
    },
  };
}

/** The schema with a status of any form. A new object is made only once, so that what is compiled is found again. */
function withoutStatus(schema: JsonObject): JsonObject {
  const known = roots.get(schema);
  if (known !== undefined) return known;
  const node = schemaNode(schema);
  const root = { ...node, properties: { ...asObject(node["properties"]), status: ANYTHING } };
  roots.set(schema, root);
  return root;
}

const roots = new WeakMap<JsonObject, JsonObject>();
const ANYTHING = { "x-kubernetes-preserve-unknown-fields": true };

function unknownProblem({ path, known }: UnknownField): SchemaProblem {
  const near = nearestName(String(path.at(-1)), known);
  const message = `The API server does not know this field and drops it.${near === null ? "" : ` Did you mean ${near}?`}`;
  return { path, message, rule: "unknownField" };
}
