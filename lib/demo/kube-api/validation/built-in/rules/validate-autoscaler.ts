import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { check } from "./check";

type Errors = readonly FieldError[];

/** The field of a metric's source, by its type. */
const SOURCES: Readonly<Record<string, string>> = {
  ContainerResource: "containerResource",
  External: "external",
  Object: "object",
  Pods: "pods",
  Resource: "resource",
};
const TARGETS = ["Utilization", "Value", "AverageValue"];
const AMOUNTS = ["averageUtilization", "averageValue", "value"];

function validateTarget(target: JsonObject, path: string): Errors {
  const type = textOr(target["type"]);
  const measured = AMOUNTS.some((key) => target[key] !== undefined);
  const share = target["averageUtilization"];
  return [
    ...(type === "" ? [fieldError.required(`${path}.type`, "must specify a metric target type")] : []),
    ...(TARGETS.includes(type)
      ? []
      : [fieldError.invalid(`${path}.type`, type, "must be either Utilization, Value, or AverageValue")]),
    ...(typeof share === "number" && share < 1
      ? [fieldError.invalid(`${path}.averageUtilization`, share, "must be greater than 0")]
      : []),
    ...(measured
      ? []
      : [
          fieldError.required(
            `${path}.averageUtilization`,
            "must set either a target raw value or a target utilization",
          ),
        ]),
  ];
}

function validateMetric(metric: JsonObject, path: string): Errors {
  const type = textOr(metric["type"]);
  const source = SOURCES[type];
  if (source === undefined)
    return [
      ...(type === "" ? [fieldError.required(`${path}.type`, "must specify a metric source type")] : []),
      fieldError.notSupported(`${path}.type`, type, Object.keys(SOURCES).toSorted()),
    ];
  const content = metric[source];
  const at = `${path}.${source}`;
  if (!isObject(content))
    return [fieldError.required(at, "must populate information for the given metric source")];
  if (type !== "Resource" && type !== "ContainerResource") return [];
  const { target } = content;
  return [
    ...check.required(content, "name", at, "must specify a resource name"),
    ...validateTarget(isObject(target) ? target : {}, `${at}.target`),
  ];
}

function validateReference(reference: JsonObject): Errors {
  const path = "spec.scaleTargetRef";
  const slashed = (key: string): boolean => textOr(reference[key]).includes("/");
  const grouped = textOr(reference["apiVersion"]).includes("/");
  return ["kind", "name"]
    .flatMap((key) => [
      ...check.required(reference, key, path),
      ...(slashed(key)
        ? [fieldError.invalid(`${path}.${key}`, reference[key] ?? null, "may not contain '/'")]
        : []),
    ])
    .concat(
      grouped || reference["apiVersion"] === "v1"
        ? []
        : [
            fieldError.invalid(
              `${path}.apiVersion`,
              textOr(reference["apiVersion"]),
              "apiVersion must specify API group",
            ),
          ],
    );
}

const numberOr = (value: Json | undefined, fallback: number): number =>
  typeof value === "number" ? value : fallback;

/** What is wrong with the spec of a HorizontalPodAutoscaler. */
export function validateAutoscaler(spec: JsonObject): Errors {
  const [least, most] = [numberOr(spec["minReplicas"], 1), numberOr(spec["maxReplicas"], 0)];
  const { scaleTargetRef } = spec;
  return [
    ...(least < 1
      ? [fieldError.invalid("spec.minReplicas", least, "must be greater than or equal to 1")]
      : []),
    ...(most < 1 ? [fieldError.required("spec.maxReplicas", "must be set and greater than 0")] : []),
    ...(most < least
      ? [fieldError.invalid("spec.maxReplicas", most, "must be greater than or equal to `minReplicas`")]
      : []),
    ...validateReference(isObject(scaleTargetRef) ? scaleTargetRef : {}),
    ...objectsIn(spec["metrics"]).flatMap((metric, index) =>
      validateMetric(metric, `spec.metrics[${index}]`),
    ),
  ];
}
