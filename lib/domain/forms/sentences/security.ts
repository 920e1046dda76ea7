import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";
import { joinWords } from "./join-words";

/** The workloads a policy is about: its selector, its targets, else all of its namespace. */
function about(spec: JsonObject): string {
  const labels = Object.entries(textMapAt(objectAt(spec, "selector"), "matchLabels"));
  const single = objectAt(spec, "targetRef");
  const targets = [...(textAt(single, "name") === "" ? [] : [single]), ...objectsAt(spec, "targetRefs")];
  if (labels.length > 0)
    return `workloads with ${joinWords(labels.map(([key, value]) => `${key}=${value}`))}`;
  if (targets.length > 0)
    return joinWords(targets.map((ref) => `${textAt(ref, "kind")} ${textAt(ref, "name")}`));
  return "all workloads it reaches";
}

const ACTIONS: Readonly<Record<string, string>> = {
  DENY: "are refused",
  AUDIT: "are audited",
  CUSTOM: "are decided by",
};

/**
 * What an AuthorizationPolicy does; no rule at all with ALLOW refuses everything.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function authorizationPolicySentences(spec: JsonObject): readonly string[] {
  const action = textAt(spec, "action") || "ALLOW";
  const rules = objectsAt(spec, "rules");
  const to = about(spec);
  if (rules.length === 0)
    return [
      action === "ALLOW"
        ? `Every request to ${to} is refused.`
        : `Nothing happens to requests to ${to}: there is no rule.`,
    ];
  const provider = textAt(objectAt(spec, "provider"), "name");
  const words =
    action === "CUSTOM"
      ? `are decided by ${provider === "" ? "no provider" : provider}`
      : (ACTIONS[action] ?? "are allowed");
  const end = action === "ALLOW" ? " All others are refused unless another policy allows them." : "";
  return rules.map(
    (rule, index) => `Requests to ${to} ${ruleWords(rule)} ${words}.${index === rules.length - 1 ? end : ""}`,
  );
}

function ruleWords(rule: JsonObject): string {
  const sources = objectsAt(rule, "from").map((one) => fieldWords(objectAt(one, "source")));
  const operations = objectsAt(rule, "to").map((one) => fieldWords(objectAt(one, "operation")));
  const conditions = objectsAt(rule, "when").map(conditionWords);
  const parts = [
    ...(sources.length === 0 ? [] : [`from ${joinWords(sources, "or")}`]),
    ...(operations.length === 0 ? [] : [`with ${joinWords(operations, "or")}`]),
    ...(conditions.length === 0 ? [] : [`where ${joinWords(conditions)}`]),
  ];
  return parts.length === 0 ? "from anybody" : parts.join(" ");
}

function conditionWords(one: JsonObject): string {
  const asked = [listWords(one, "values", "is"), listWords(one, "notValues", "is not")];
  return `${textAt(one, "key")} ${asked.filter((words) => words !== "").join(" and ") || "is anything"}`;
}

function listWords(parent: JsonObject, field: string, word: string): string {
  const values = textsAt(parent, field);
  return values.length === 0 ? "" : `${word} ${joinWords(values, "or")}`;
}

function fieldWords(parent: JsonObject): string {
  const words = Object.keys(parent).flatMap((field) => {
    const values = textsAt(parent, field);
    return values.length === 0 ? [] : [`${field} ${joinWords(values, "or")}`];
  });
  return words.length === 0 ? "anything" : words.join(" and ");
}

const MODES: Readonly<Record<string, string>> = {
  STRICT: "take mutual TLS only; plain text is refused",
  PERMISSIVE: "take both mutual TLS and plain text",
  DISABLE: "take plain text only",
};
const INHERITED = "take what the namespace or the mesh says";

/** What a PeerAuthentication does. https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
export function peerAuthenticationSentences(spec: JsonObject): readonly string[] {
  const mode = textAt(objectAt(spec, "mtls"), "mode");
  const ports = Object.entries(objectAt(spec, "portLevelMtls")).flatMap(([port, setting]) =>
    isJsonObject(setting) ? [`On port ${port} they ${MODES[textAt(setting, "mode")] ?? INHERITED}.`] : [],
  );
  return [`Sidecars and ztunnels of ${about(spec)} ${MODES[mode] ?? INHERITED}.`, ...ports];
}

/** What a RequestAuthentication does. https://istio.io/latest/docs/reference/config/security/request_authentication/ */
export function requestAuthenticationSentences(spec: JsonObject): readonly string[] {
  const issuers = objectsAt(spec, "jwtRules").map((rule) => textAt(rule, "issuer"));
  if (issuers.length === 0) return [];
  return [
    `Requests to ${about(spec)} with a token that ${joinWords(issuers, "or")} did not sign are refused.`,
    "Requests without a token pass: only an AuthorizationPolicy can ask for one.",
  ];
}
