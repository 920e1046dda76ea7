import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readPath } from "../../../../json/read-path";
import { isObject, objectsIn, textOr } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";

type Errors = readonly FieldError[];
type Rule = (object: JsonObject, before: JsonObject) => Errors;

const IMMUTABLE = "field is immutable";
const STATEFUL_SET =
  "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
const POD =
  "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
const CONTAINERS = ["containers", "initContainers"];

const same = (object: JsonObject, before: JsonObject, path: string): boolean =>
  isDeepStrictEqual(readPath(object, path), readPath(before, path));

const unchanged =
  (path: string, detail = IMMUTABLE): Rule =>
  (object, before) =>
    same(object, before, path) ? [] : [fieldError.invalid(path, readPath(object, path) ?? null, detail)];
const all =
  (...rules: readonly Rule[]): Rule =>
  (object, before) =>
    rules.flatMap((rule) => rule(object, before));

const without = (object: Json | undefined, keys: readonly string[]): JsonObject =>
  isObject(object) ? Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key))) : {};

const MUTABLE_OF_STATEFUL_SET = [
  "replicas",
  "ordinals",
  "template",
  "updateStrategy",
  "revisionHistoryLimit",
  "persistentVolumeClaimRetentionPolicy",
  "minReadySeconds",
];
const statefulSet: Rule = (object, before) =>
  isDeepStrictEqual(
    without(object["spec"], MUTABLE_OF_STATEFUL_SET),
    without(before["spec"], MUTABLE_OF_STATEFUL_SET),
  )
    ? []
    : [fieldError.forbidden("spec", STATEFUL_SET)];

/** A pod's spec without what may change of it. */
const fixedPart = (spec: Json | undefined): JsonObject => ({
  ...without(spec, [...CONTAINERS, "activeDeadlineSeconds", "tolerations"]),
  ...Object.fromEntries(
    CONTAINERS.map((list) => [
      list,
      objectsIn(readPath(spec, list)).map((container) => without(container, ["image"])),
    ]),
  ),
});

const pod: Rule = (object, before) => {
  const resized = CONTAINERS.filter(
    (list) =>
      objectsIn(readPath(object, `spec.${list}`)).length !==
      objectsIn(readPath(before, `spec.${list}`)).length,
  );
  if (resized.length > 0)
    return resized.map((list) =>
      fieldError.forbidden(`spec.${list}`, "pod updates may not add or remove containers"),
    );
  return isDeepStrictEqual(fixedPart(object["spec"]), fixedPart(before["spec"]))
    ? []
    : [fieldError.forbidden("spec", POD)];
};

/** Data that was declared immutable stays, and stays immutable. */
const immutableData =
  (...fields: readonly string[]): Rule =>
  (object, before) => {
    if (before["immutable"] !== true) return [];
    const changed = fields.filter((field) => !same(object, before, field));
    const detail = "field is immutable when `immutable` is set";
    return [...(object["immutable"] === true ? [] : ["immutable"]), ...changed].map((field) =>
      fieldError.forbidden(field, detail),
    );
  };

/** An address stays for as long as the Service needs one. */
const service: Rule = (object, before) => {
  const [now, then] = [
    textOr(readPath(object, "spec.clusterIP")),
    textOr(readPath(before, "spec.clusterIP")),
  ];
  const external = [object, before].some((one) => readPath(one, "spec.type") === "ExternalName");
  return then === "" || now === then || external
    ? []
    : [fieldError.invalid("spec.clusterIPs[0]", [now], "may not change once set")];
};

const roleRef: Rule = (object, before) => {
  const role = readPath(object, "roleRef");
  const shown = {
    APIGroup: readPath(role, "apiGroup"),
    Kind: readPath(role, "kind"),
    Name: readPath(role, "name"),
  };
  return same(object, before, "roleRef")
    ? []
    : [fieldError.invalid("roleRef", shown, "cannot change roleRef")];
};

const RULES: Readonly<Record<string, Rule>> = {
  ClusterRoleBinding: roleRef,
  ConfigMap: immutableData("data", "binaryData"),
  DaemonSet: unchanged("spec.selector"),
  Deployment: unchanged("spec.selector"),
  EndpointSlice: unchanged("addressType"),
  IngressClass: unchanged("spec.controller"),
  Job: all(unchanged("spec.completions"), unchanged("spec.selector"), unchanged("spec.template")),
  Pod: pod,
  ReplicaSet: unchanged("spec.selector"),
  RoleBinding: roleRef,
  Secret: all(unchanged("type"), immutableData("data")),
  Service: service,
  StatefulSet: statefulSet,
};

/** What an update of a built-in kind's object changes that may not change: https://kubernetes.io/docs/concepts/overview/working-with-objects/ */
export function immutableErrors(kind: string, object: JsonObject, before: JsonObject): Errors {
  return RULES[kind]?.(object, before) ?? [];
}
