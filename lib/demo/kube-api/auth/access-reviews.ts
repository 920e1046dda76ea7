import { isObject } from "../../world/read-json";
import { readPath } from "../../json/read-path";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Refused, Reply } from "../http/reply";
import { refuse } from "../http/status";
import { isAllowed } from "./is-allowed";
import type { User } from "./user";

/** The group whose resources anybody may create: reviews of one's own rights. */
export const REVIEW_GROUP = "authorization.k8s.io";
export const REVIEW_VERSION = "v1";

const text = (review: JsonObject, path: string): string => {
  const value = readPath(review, path);
  return typeof value === "string" ? value : "";
};

function reviewAccess(user: User, review: JsonObject): JsonObject {
  const path = "spec.resourceAttributes";
  const resource = text(review, `${path}.resource`);
  const subresource = text(review, `${path}.subresource`);
  const allowed = isObject(readPath(review, path))
    ? isAllowed(user, {
        verb: text(review, `${path}.verb`),
        group: text(review, `${path}.group`),
        resource: subresource === "" ? resource : `${resource}/${subresource}`,
        namespace: text(review, `${path}.namespace`),
      })
    : text(review, "spec.nonResourceAttributes.verb") === "get";
  return { ...review, status: { allowed, ...(allowed ? {} : { reason: "no rule allows it" }) } };
}

function reviewRules(user: User, review: JsonObject): JsonObject {
  const namespace = text(review, "spec.namespace");
  const rules = user.rules.filter((rule) => rule.namespaces?.includes(namespace) ?? true);
  return {
    ...review,
    status: {
      resourceRules: [
        ...rules.map(({ verbs, groups, resources }) => ({ verbs, apiGroups: groups, resources })),
        {
          verbs: ["create"],
          apiGroups: [REVIEW_GROUP],
          resources: Object.keys(REVIEWS),
        },
      ],
      nonResourceRules: [
        {
          verbs: ["get"],
          nonResourceURLs: ["/api", "/api/*", "/apis", "/apis/*", "/livez", "/readyz", "/version"],
        },
      ],
      incomplete: false,
    },
  };
}

/** The reviews served, by plural. */
export const REVIEWS = {
  selfsubjectaccessreviews: { kind: "SelfSubjectAccessReview", review: reviewAccess },
  selfsubjectrulesreviews: { kind: "SelfSubjectRulesReview", review: reviewRules },
} as const;

/** Answers a SelfSubjectAccessReview or SelfSubjectRulesReview with its status filled in. */
export function answerReview(user: User, plural: string, body: unknown): Reply | Refused {
  const row = Object.entries(REVIEWS).find(([name]) => name === plural)?.[1];
  if (row === undefined) return refuse("NotFound", "the server could not find the requested resource");
  if (!isObject(body) || !isObject(body["spec"]))
    return refuse("BadRequest", `${row.kind}: spec: Required value`);
  return { code: 201, body: row.review(user, body) };
}
