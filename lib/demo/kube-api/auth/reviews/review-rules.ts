import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textOr } from "../../../world/read-json";
import type { Refused, Reply } from "../../http/reply";
import { refuse } from "../../http/status";
import type { PolicyRule } from "../rules/policy-rule";
import { problemsText } from "../rules/problems-text";
import { rulesOfUser } from "../rules/rules-of-user";
import type { ReviewContext } from "./review-context";

function resourceRule({ verbs, apiGroups, resources, resourceNames }: PolicyRule): JsonObject {
  return { verbs, apiGroups, resources, ...(resourceNames.length === 0 ? {} : { resourceNames }) };
}

/**
 * Answers a SelfSubjectRulesReview: all that the user may do in a namespace. Cluster-wide rights are in it, those of
 * system:masters by its binding. https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-rules-review-v1/
 */
export function reviewRules({ auth, user }: ReviewContext, body: JsonObject): Reply | Refused {
  const namespace = textOr(jsonAt(body, "spec", "namespace"));
  if (namespace === "") return refuse("BadRequest", "no namespace on request");
  const { granted, problems } = rulesOfUser(auth.store, user, namespace);
  const rules = granted.map(({ rule }) => rule);
  const status = {
    resourceRules: rules.filter(({ resources }) => resources.length > 0).map(resourceRule),
    nonResourceRules: rules
      .filter(({ nonResourceURLs }) => nonResourceURLs.length > 0)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
    incomplete: false,
    ...(problems.length === 0 ? {} : { evaluationError: problemsText(problems) }),
  };
  const kind = "SelfSubjectRulesReview";
  const apiVersion = "authorization.k8s.io/v1";
  return { code: 201, body: { kind, apiVersion, metadata: {}, spec: {}, status } };
}
