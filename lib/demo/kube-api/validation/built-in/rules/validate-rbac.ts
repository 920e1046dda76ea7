import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, objectsIn, textOr, textsIn } from "../../../../world/read-json";
import { type FieldError, fieldError } from "../../field-error";
import { subdomainProblems } from "../../metadata/name-syntax";
import { check } from "./check";

type Errors = readonly FieldError[];

const GROUP = "rbac.authorization.k8s.io";
const has = (rule: JsonObject, key: string): boolean => textsIn(rule[key]).length > 0;

function validateRule(rule: JsonObject, path: string, namespaced: boolean): Errors {
  const verbs = has(rule, "verbs")
    ? []
    : [fieldError.required(`${path}.verbs`, "verbs must contain at least one value")];
  const urls = `${path}.nonResourceURLs`;
  const given: Json = textsIn(rule["nonResourceURLs"]);
  if (has(rule, "nonResourceURLs")) {
    if (namespaced)
      return [
        ...verbs,
        fieldError.invalid(urls, given, "namespaced rules cannot apply to non-resource URLs"),
      ];
    const both = ["apiGroups", "resources", "resourceNames"].some((key) => has(rule, key));
    return both
      ? [
          ...verbs,
          fieldError.invalid(
            urls,
            given,
            "rules cannot apply to both regular resources and non-resource URLs",
          ),
        ]
      : verbs;
  }
  return [
    ...verbs,
    ...(has(rule, "apiGroups")
      ? []
      : [fieldError.required(`${path}.apiGroups`, "resource rules must supply at least one api group")]),
    ...(has(rule, "resources")
      ? []
      : [fieldError.required(`${path}.resources`, "resource rules must supply at least one resource")]),
  ];
}

/** What is wrong with the rules of a Role or ClusterRole. */
export const validateRole = (object: JsonObject, namespaced: boolean): Errors =>
  objectsIn(object["rules"]).flatMap((rule, index) => validateRule(rule, `rules[${index}]`, namespaced));

function validateSubject(subject: JsonObject, path: string, namespaced: boolean): Errors {
  const kind = textOr(subject["kind"]);
  const name = textOr(subject["name"]);
  const account = kind === "ServiceAccount";
  const group = textOr(subject["apiGroup"]);
  const wanted = account ? "" : GROUP;
  return [
    ...check.required(subject, "name", path),
    ...(account && name !== "" ? subdomainProblems(name) : []).map((problem) =>
      fieldError.invalid(`${path}.name`, name, problem),
    ),
    ...(account && !namespaced ? check.required(subject, "namespace", path) : []),
    ...(["ServiceAccount", "User", "Group"].includes(kind)
      ? []
      : [fieldError.notSupported(`${path}.kind`, kind, ["ServiceAccount", "User", "Group"])]),
    ...(["ServiceAccount", "User", "Group"].includes(kind) && group !== wanted
      ? [fieldError.notSupported(`${path}.apiGroup`, group, [wanted])]
      : []),
  ];
}

/** What is wrong with a RoleBinding or ClusterRoleBinding. */
export function validateBinding(object: JsonObject, namespaced: boolean): Errors {
  const role = isObject(object["roleRef"]) ? object["roleRef"] : {};
  const kinds = namespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
  const kind = textOr(role["kind"]);
  const group = textOr(role["apiGroup"]);
  return [
    ...(group === GROUP ? [] : [fieldError.notSupported("roleRef.apiGroup", group, [GROUP])]),
    ...(kinds.includes(kind) ? [] : [fieldError.notSupported("roleRef.kind", kind, kinds)]),
    ...check.required(role, "name", "roleRef"),
    ...objectsIn(object["subjects"]).flatMap((subject, index) =>
      validateSubject(subject, `subjects[${index}]`, namespaced),
    ),
  ];
}
