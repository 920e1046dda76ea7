import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { qualifiedNameProblems } from "../../metadata/name-syntax";
import { validateLabels } from "../../metadata/validate-metadata";

type Errors = readonly FieldError[];

function validateExpression(expression: JsonObject, path: string): Errors {
  const operator = textOr(expression["operator"]);
  const key = textOr(expression["key"]);
  const values = textsIn(expression["values"]);
  const errors: FieldError[] = [];
  if ((operator === "In" || operator === "NotIn") && values.length === 0)
    errors.push(
      fieldError.required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'"),
    );
  if ((operator === "Exists" || operator === "DoesNotExist") && values.length > 0)
    errors.push(
      fieldError.forbidden(
        `${path}.values`,
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      ),
    );
  if (!OPERATORS.includes(operator))
    errors.push(fieldError.invalid(`${path}.operator`, operator, "not a valid selector operator"));
  return [
    ...errors,
    ...qualifiedNameProblems(key).map((problem) => fieldError.invalid(`${path}.key`, key, problem)),
  ];
}

const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];

/** What is wrong with a label selector (metav1.LabelSelector). */
export function validateSelector(selector: Json | undefined, path: string): Errors {
  if (!isObject(selector)) return [];
  return [
    ...validateLabels(selector["matchLabels"], `${path}.matchLabels`),
    ...objectsIn(selector["matchExpressions"]).flatMap((expression, index) =>
      validateExpression(expression, `${path}.matchExpressions[${index}]`),
    ),
  ];
}
