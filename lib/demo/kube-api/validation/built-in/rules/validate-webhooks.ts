import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { subdomainProblems } from "../../metadata/name-syntax";
import { check } from "./check";

type Errors = readonly FieldError[];

function validateName(name: string, path: string): Errors {
  if (name === "") return [fieldError.required(path)];
  const problems = subdomainProblems(name);
  if (problems.length > 0) return [fieldError.invalid(path, name, problems.join(","))];
  return name.split(".").length < 3
    ? [fieldError.invalid(path, name, "should be a domain with at least three segments separated by dots")]
    : [];
}

function validateWebhook(webhook: JsonObject, path: string): Errors {
  const config = isObject(webhook["clientConfig"]) ? webhook["clientConfig"] : {};
  const called = ["url", "service"].filter((key) => config[key] !== undefined);
  const effects = ["None", "NoneOnDryRun"];
  return [
    ...validateName(textOr(webhook["name"]), `${path}.name`),
    ...(textOr(webhook["sideEffects"]) === ""
      ? [fieldError.required(`${path}.sideEffects`, "must specify one of None, NoneOnDryRun")]
      : check.oneOf(webhook, "sideEffects", path, effects)),
    ...check.oneOf(webhook, "failurePolicy", path, ["Fail", "Ignore"]),
    ...(called.length === 1
      ? []
      : [fieldError.required(`${path}.clientConfig`, "exactly one of url or service is required")]),
    ...(textsIn(webhook["admissionReviewVersions"]).length === 0
      ? [fieldError.required(`${path}.admissionReviewVersions`, "must specify one of v1, v1beta1")]
      : []),
  ];
}

/** What is wrong with the webhooks of a Mutating- or ValidatingWebhookConfiguration. */
export const validateWebhooks = (configuration: JsonObject): Errors =>
  objectsIn(configuration["webhooks"]).flatMap((webhook, index) =>
    validateWebhook(webhook, `webhooks[${index}]`),
  );
