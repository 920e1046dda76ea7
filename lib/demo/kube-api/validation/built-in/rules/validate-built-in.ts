import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../../world/k8s-object";
import { isObject, jsonAt, textOr } from "../../../../world/read-json";
import type { ServedKind } from "../../../kinds/served-kind";
import { type FieldError, fieldError } from "../../field-error";
import { check } from "./check";
import { immutableErrors } from "./immutable-errors";
import { validateAutoscaler } from "./validate-autoscaler";
import { validateIngress } from "./validate-ingress";
import { validateCronJob, validateJob } from "./validate-job";
import { validateConfigMap, validateSecret } from "./validate-keys";
import { validateEndpoints, validateEndpointSlice, validateNetworkPolicy } from "./validate-network";
import { validatePodSpec } from "./validate-pod-spec";
import { validateBinding, validateRole } from "./validate-rbac";
import { validateSelector } from "./validate-selector";
import { validateService } from "./validate-service";
import { validateWebhooks } from "./validate-webhooks";
import { validateWorkload } from "./validate-workload";

type Errors = readonly FieldError[];
type Rule = (object: JsonObject, namespaced: boolean) => Errors;

const ofSpec =
  (rule: (spec: JsonObject) => Errors): Rule =>
  ({ spec }) =>
    rule(isObject(spec) ? spec : {});

function validateBudget(spec: JsonObject): Errors {
  const { minAvailable, maxUnavailable, selector } = spec;
  const both = minAvailable !== undefined && maxUnavailable !== undefined;
  return [
    ...(both ? [fieldError.invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set")] : []),
    ...check.intOrPercent("spec.minAvailable", minAvailable),
    ...check.intOrPercent("spec.maxUnavailable", maxUnavailable),
    ...validateSelector(selector, "spec.selector"),
  ];
}

function validateLease(spec: JsonObject): Errors {
  const seconds = spec["leaseDurationSeconds"];
  return [
    ...(typeof seconds === "number" && seconds <= 0
      ? [fieldError.invalid("spec.leaseDurationSeconds", seconds, "must be greater than 0")]
      : []),
    ...check.notNegative(spec, ["leaseTransitions"], "spec"),
  ];
}

function validateEvent(event: JsonObject): Errors {
  const namespace = textOr(jsonAt(event["involvedObject"], "namespace"));
  const own = textOr(jsonAt(event["metadata"], "namespace"));
  const cluster = namespace === "" && own === "default";
  return namespace === own || cluster
    ? []
    : [fieldError.invalid("involvedObject.namespace", namespace, "does not match event.namespace")];
}

const RULES: Readonly<Record<string, Rule>> = {
  ...Object.fromEntries(Object.entries(validateWorkload).map(([kind, rule]) => [kind, ofSpec(rule)])),
  ConfigMap: validateConfigMap,
  ClusterRole: validateRole,
  ClusterRoleBinding: validateBinding,
  CronJob: ofSpec(validateCronJob),
  Endpoints: validateEndpoints,
  EndpointSlice: validateEndpointSlice,
  Event: validateEvent,
  HorizontalPodAutoscaler: ofSpec(validateAutoscaler),
  Ingress: ofSpec(validateIngress),
  IngressClass: ofSpec((spec) => check.required(spec, "controller", "spec")),
  Job: ofSpec((spec) => validateJob(spec)),
  Lease: ofSpec(validateLease),
  MutatingWebhookConfiguration: validateWebhooks,
  NetworkPolicy: ofSpec(validateNetworkPolicy),
  Pod: ofSpec((spec) => validatePodSpec(spec, "spec")),
  PodDisruptionBudget: ofSpec(validateBudget),
  Role: validateRole,
  RoleBinding: validateBinding,
  Secret: validateSecret,
  Service: ofSpec(validateService),
  ValidatingWebhookConfiguration: validateWebhooks,
};

/** What is wrong with an object of a built-in kind beyond its metadata, and what it may not change of the one it replaces. */
export function validateBuiltIn(
  kind: ServedKind,
  object: JsonObject,
  current: K8sObject | undefined,
): Errors {
  const errors = RULES[kind.kind]?.(object, kind.namespaced) ?? [];
  return current === undefined ? errors : [...errors, ...immutableErrors(kind.kind, object, current)];
}
