import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { FieldPath } from "@/lib/domain/validations/finding";
import type { SchemaProblem } from "@/lib/ports/schema-check";
import { DEEPEST, fieldSchema, itemSchema } from "../schema-node";
import { toCelValue } from "./cel-values";
import { compileRule, type CompiledRule } from "./compile-rule";

/** Rounds of loops that all rules of one object may take together. The API server bounds rules when they are defined. */
const MOST_ROUNDS = 2_000_000;
const MOST_RULES = 200;

interface Budget {
  rounds: number;
}

interface Place {
  readonly value: Json;
  /** The same place of the object as it was; undefined where there is none. */
  readonly old: Json | undefined;
  readonly schema: JsonObject;
  readonly path: FieldPath;
}

/**
 * What the CEL rules of a schema say against an object that its schema accepts. Rules that compare with the object as it
 * was are judged where there is such a place.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules
 */
export function checkRules(
  object: JsonObject,
  schema: JsonObject,
  old: JsonObject | null,
): readonly SchemaProblem[] {
  return checkPlace({ value: object, old: old ?? undefined, schema, path: [] }, { rounds: MOST_ROUNDS });
}

function checkPlace(place: Place, budget: Budget): readonly SchemaProblem[] {
  if (place.path.length > DEEPEST) return [];
  return [...ownRules(place, budget), ...placesBelow(place).flatMap((below) => checkPlace(below, budget))];
}

function placesBelow({ value, old, schema, path }: Place): readonly Place[] {
  if (isJsonList(value)) {
    const items = itemSchema(schema);
    if (items === undefined) return [];
    const oldItems = oldItemsByKey(old, schema);
    return value.map((item, index) => ({
      value: item,
      old: oldItems.get(keyOf(item, schema)),
      schema: items,
      path: [...path, index],
    }));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([field, item]) => {
    const below = fieldSchema(schema, field);
    if (below === undefined || item === undefined) return [];
    return [
      { value: item, old: isJsonObject(old) ? old[field] : undefined, schema: below, path: [...path, field] },
    ];
  });
}

/** Items of a list can only be told again where they have keys. */
function oldItemsByKey(old: Json | undefined, schema: JsonObject): ReadonlyMap<string, Json> {
  if (!isJsonList(old) || schema["x-kubernetes-list-type"] !== "map") return new Map();
  return new Map(old.map((item) => [keyOf(item, schema), item]));
}

function keyOf(item: Json, schema: JsonObject): string {
  const keys = schema["x-kubernetes-list-map-keys"];
  if (!isJsonList(keys) || !isJsonObject(item)) return "";
  return JSON.stringify(keys.map((key) => (typeof key === "string" ? (item[key] ?? null) : null)));
}

function ownRules(place: Place, budget: Budget): readonly SchemaProblem[] {
  const rules = place.schema["x-kubernetes-validations"];
  if (!isJsonList(rules) || rules.length === 0) return [];
  const self = toCelValue(place.value, place.schema);
  const oldSelf = place.old === undefined ? undefined : toCelValue(place.old, place.schema);
  const largest = largestList(place.value);
  return rules
    .slice(0, MOST_RULES)
    .filter(isJsonObject)
    .flatMap((rule): SchemaProblem[] => {
      const compiled = compileRule(textOf(rule["rule"]));
      if (compiled === null || (compiled.usesOld && oldSelf === undefined)) return [];
      if (!afford(compiled, largest, budget)) return [];
      if (compiled.evaluate(self, oldSelf) !== "fails") return [];
      const message = messageOf(rule, (expression) => compileRule(expression)?.text(self, oldSelf) ?? null);
      return [{ path: [...place.path, ...fieldPathOf(textOf(rule["fieldPath"]))], message, rule: "cel" }];
    });
}

function afford({ loops }: CompiledRule, largest: number, budget: Budget): boolean {
  const rounds = Math.max(1, largest) ** loops;
  if (rounds > budget.rounds) return false;
  budget.rounds -= rounds;
  return true;
}

/** The most items that any list or map in the value has. */
function largestList(value: Json, depth = 0): number {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return 0;
  const items = Object.values(value);
  return items.reduce<number>(
    (most, item) => Math.max(most, largestList(item ?? null, depth + 1)),
    items.length,
  );
}

function messageOf(rule: JsonObject, evaluate: (expression: string) => string | null): string {
  const expression = textOf(rule["messageExpression"]);
  const made = expression === "" ? null : evaluate(expression);
  const written = textOf(rule["message"]).trim();
  if (made !== null && made.trim() !== "") return made.trim();
  return written === "" ? `failed rule: ${textOf(rule["rule"]).trim()}` : written;
}

const STEP = /\.([A-Za-z_]\w*)|\['([^']*)'\]/g;

/** `.spec.tls['a.b']` → ["spec", "tls", "a.b"] */
function fieldPathOf(text: string): FieldPath {
  return Array.from(text.matchAll(STEP), ([, name, quoted]) => name ?? quoted ?? "");
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
