import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { check } from "./check";
import { validateSelectedTemplate } from "./validate-template";

type Errors = readonly FieldError[];
type Rule = (spec: JsonObject) => Errors;

const COUNTS = ["replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"];

/** A template of a workload whose pods run for ever. */
function alwaysRestarted(spec: JsonObject): Errors {
  const policy = textOr(jsonAt(spec["template"], "spec", "restartPolicy"));
  return policy === "Always" || policy === ""
    ? []
    : [fieldError.notSupported("spec.template.spec.restartPolicy", policy, ["Always"])];
}

function validateRolling(strategy: JsonObject, path: string): Errors {
  const { rollingUpdate } = strategy;
  if (!isObject(rollingUpdate)) return [];
  const { maxUnavailable, maxSurge } = rollingUpdate;
  const none = (value: unknown): boolean => value === 0 || value === "0%";
  const percent = typeof maxUnavailable === "string" ? /^(\d+)%$/.exec(maxUnavailable)?.[1] : undefined;
  return [
    ...check.intOrPercent(`${path}.maxUnavailable`, maxUnavailable),
    ...check.intOrPercent(`${path}.maxSurge`, maxSurge),
    ...(none(maxUnavailable) && none(maxSurge)
      ? [
          fieldError.invalid(
            `${path}.maxUnavailable`,
            maxUnavailable ?? null,
            "may not be 0 when `maxSurge` is 0",
          ),
        ]
      : []),
    ...(Number(percent) > 100
      ? [
          fieldError.invalid(
            `${path}.maxUnavailable`,
            maxUnavailable ?? null,
            "must not be greater than 100%",
          ),
        ]
      : []),
  ];
}

function validateStrategy(spec: JsonObject): Errors {
  const strategy = isObject(spec["strategy"]) ? spec["strategy"] : {};
  const path = "spec.strategy";
  if (strategy["type"] === "Recreate" && strategy["rollingUpdate"] !== undefined)
    return [
      fieldError.forbidden(
        `${path}.rollingUpdate`,
        "may not be specified when strategy `type` is 'Recreate'",
      ),
    ];
  return [
    ...(["Recreate", "RollingUpdate"].includes(textOr(strategy["type"]))
      ? []
      : [
          fieldError.notSupported(path, { Type: textOr(strategy["type"]), RollingUpdate: null }, [
            "Recreate",
            "RollingUpdate",
          ]),
        ]),
    ...validateRolling(strategy, `${path}.rollingUpdate`),
  ];
}

function validateDeadline(spec: JsonObject): Errors {
  const { progressDeadlineSeconds: deadline, minReadySeconds: ready = 0 } = spec;
  const late = typeof deadline === "number" && typeof ready === "number" && deadline <= ready;
  return late
    ? [fieldError.invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds")]
    : [];
}

const deployment: Rule = (spec) => [
  ...check.notNegative(spec, COUNTS, "spec"),
  ...validateSelectedTemplate(spec, "deployment"),
  ...alwaysRestarted(spec),
  ...validateStrategy(spec),
  ...validateDeadline(spec),
];

const replicaSet: Rule = (spec) => [
  ...check.notNegative(spec, COUNTS, "spec"),
  ...validateSelectedTemplate(spec, "deployment"),
  ...alwaysRestarted(spec),
];

function statefulSet(spec: JsonObject): Errors {
  const policy = textOr(spec["podManagementPolicy"]);
  const type = textOr(jsonAt(spec, "updateStrategy", "type"));
  return [
    ...(["OrderedReady", "Parallel"].includes(policy)
      ? []
      : [fieldError.invalid("spec.podManagementPolicy", policy, "must be 'OrderedReady' or 'Parallel'")]),
    ...(["RollingUpdate", "OnDelete"].includes(type)
      ? []
      : [
          fieldError.invalid(
            "spec.updateStrategy",
            { Type: type, RollingUpdate: null },
            "must be 'RollingUpdate' or 'OnDelete'",
          ),
        ]),
    ...check.notNegative(spec, COUNTS, "spec"),
    ...validateSelectedTemplate(spec, "statefulset"),
    ...alwaysRestarted(spec),
  ];
}

function daemonSet(spec: JsonObject): Errors {
  const type = textOr(jsonAt(spec, "updateStrategy", "type"));
  return [
    ...check.notNegative(spec, COUNTS, "spec"),
    ...validateSelectedTemplate(spec, "daemonset").filter(
      ({ field, reason }) => !(field === "spec.selector" && reason === "FieldValueRequired"),
    ),
    ...alwaysRestarted(spec),
    ...(["RollingUpdate", "OnDelete"].includes(type)
      ? []
      : [
          fieldError.notSupported("spec.updateStrategy", { Type: type, RollingUpdate: null }, [
            "RollingUpdate",
            "OnDelete",
          ]),
        ]),
  ];
}

/** What is wrong with the specs of workloads: https://kubernetes.io/docs/concepts/workloads/controllers/ */
export const validateWorkload: Readonly<Record<string, Rule>> = {
  Deployment: deployment,
  ReplicaSet: replicaSet,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
};
