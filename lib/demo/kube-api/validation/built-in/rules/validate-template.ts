import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "../../../../world/read-json";
import { matchesLabelSelector } from "../../../../world/matches-label-selector";
import { type FieldError, fieldError } from "../../field-error";
import { validateLabels } from "../../metadata/validate-metadata";
import { validatePodSpec } from "./validate-pod-spec";
import { validateSelector } from "./validate-selector";

type Errors = readonly FieldError[];

/** What is wrong with a pod template at a path. */
export function validateTemplate(template: JsonObject, path: string): Errors {
  const spec = template["spec"];
  return [
    ...validateLabels(jsonAt(template, "metadata", "labels"), `${path}.labels`),
    ...validatePodSpec(isObject(spec) ? spec : {}, `${path}.spec`),
  ];
}

const isEmpty = (selector: JsonObject): boolean =>
  ["matchLabels", "matchExpressions"].every((key) => Object.keys(selector[key] ?? {}).length === 0);

/** What is wrong with a workload's selector, and with a template whose pods it would not select. */
export function validateSelectedTemplate(spec: JsonObject, what: string): Errors {
  const selector = spec["selector"];
  const template = isObject(spec["template"]) ? spec["template"] : {};
  const labels = jsonAt(template, "metadata", "labels");
  const path = "spec.template.metadata.labels";
  const mismatch = fieldError.invalid(path, labels ?? null, "`selector` does not match template `labels`");
  const templateErrors = validateTemplate(template, "spec.template");
  if (!isObject(selector)) return [fieldError.required("spec.selector"), mismatch, ...templateErrors];
  const selectorErrors = validateSelector(selector, "spec.selector");
  if (isEmpty(selector))
    return [
      fieldError.invalid("spec.selector", selector, `empty selector is invalid for ${what}`),
      ...templateErrors,
    ];
  const unread =
    selectorErrors.length > 0
      ? [fieldError.invalid("spec.selector", selector, "invalid label selector")]
      : [];
  const matches = selectorErrors.length > 0 || matchesLabelSelector(selector, isObject(labels) ? labels : {});
  return [...selectorErrors, ...unread, ...(matches ? [] : [mismatch]), ...templateErrors];
}
