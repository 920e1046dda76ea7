import { randomUUID } from "node:crypto";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../world/k8s-object";
import { isObject, jsonAt, textOr, textsIn } from "../../../world/read-json";
import type { ResourceRequest } from "../../http/parse-request";
import type { Refused, Reply } from "../../http/reply";
import { refuse, refuseMethod, refuseNotFound, refuseUnknown } from "../../http/status";
import { findResource } from "../../kinds/find-kind";
import { type FieldError, fieldError } from "../../validation/field-error";
import { refuseFieldErrors } from "../../validation/refuse-field-errors";
import { kubernetesTime } from "../../write/next-state";
import type { AuthContext } from "../auth-context";
import { serviceAccountName } from "../rules/applies-to";
import { boundKind, coreObject } from "./bound-object";
import { API_AUDIENCE } from "./token-user";

const KIND = { group: "authentication.k8s.io", kind: "TokenRequest" };
const DEFAULT_SECONDS = 3600;
const SHORTEST_SECONDS = 600;
const LONGEST_SECONDS = 2 ** 32;

/** What a token is bound to, as its claims say; empty for nothing. */
type Bound = { readonly ok: true; readonly claims: JsonObject } | Refused;

const identity = ({ metadata }: K8sObject): JsonObject => ({ name: metadata.name, uid: metadata.uid ?? "" });

function nodeClaim({ store }: AuthContext, pod: K8sObject): JsonObject {
  const name = textOr(jsonAt(pod, "spec", "nodeName"));
  if (name === "") return {};
  const node = coreObject(store, "nodes", "", name);
  return { node: node === undefined ? { name } : identity(node) };
}

function bind(context: AuthContext, { namespace, name }: ResourceRequest, ref: Json | undefined): Bound {
  if (!isObject(ref)) return { ok: true, claims: {} };
  const bound = boundKind(ref["apiVersion"], ref["kind"]);
  if (bound === null) {
    const type = `${textOr(ref["apiVersion"])}, Kind=${textOr(ref["kind"])}`;
    return refuse("BadRequest", `cannot bind token to object of type ${type}`);
  }
  const { kind, claim } = bound;
  const object = coreObject(context.store, kind.plural, namespace, textOr(ref["name"]));
  if (object === undefined) return refuseNotFound(kind, textOr(ref["name"]));
  const account = textOr(jsonAt(object, "spec", "serviceAccountName")) || "default";
  if (claim === "pod" && account !== name)
    return refuse(
      "BadRequest",
      `cannot bind token for serviceaccount "${name}" to pod running with different serviceaccount name.`,
    );
  const uid = textOr(ref["uid"]);
  if (uid !== "" && uid !== object.metadata.uid)
    return refuse(
      "Conflict",
      `Operation cannot be fulfilled on ${kind.kind} "${object.metadata.name}": the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`,
      { name: object.metadata.name, kind: kind.kind },
    );
  const more = claim === "pod" ? nodeClaim(context, object) : {};
  return { ok: true, claims: { [claim]: identity(object), ...more } };
}

function metadataErrors(body: JsonObject, { namespace, name }: ResourceRequest): readonly FieldError[] {
  return Object.entries({ name, namespace }).flatMap(([key, expected]) => {
    const given = textOr(jsonAt(body, "metadata", key));
    const problem = `must match the service account ${key} if specified`;
    return given === "" || given === expected ? [] : [fieldError.invalid(`metadata.${key}`, given, problem)];
  });
}

function expiryErrors(seconds: Json): readonly FieldError[] {
  const path = "spec.expirationSeconds";
  if (typeof seconds !== "number" || seconds < SHORTEST_SECONDS)
    return [fieldError.invalid(path, seconds, "may not specify a duration less than 10 minutes")];
  return seconds > LONGEST_SECONDS
    ? [fieldError.invalid(path, seconds, "may not specify a duration larger than 2^32 seconds")]
    : [];
}

interface Grant {
  readonly account: K8sObject;
  readonly bound: JsonObject;
  readonly audiences: readonly string[];
  readonly expirationSeconds: number;
}

function issue({ tokens, now }: AuthContext, grant: Grant): string {
  const { account, bound, audiences, expirationSeconds } = grant;
  const { name, namespace = "", uid = "" } = account.metadata;
  const seconds = Math.floor(now / 1000);
  return tokens.issue({
    aud: audiences,
    exp: seconds + expirationSeconds,
    iat: seconds,
    iss: API_AUDIENCE,
    jti: randomUUID(),
    "kubernetes.io": { namespace, ...bound, serviceaccount: { name, uid } },
    nbf: seconds,
    sub: serviceAccountName(namespace, name),
  });
}

function grantToken(
  context: AuthContext,
  request: ResourceRequest,
  account: K8sObject,
  body: JsonObject,
): Reply | Refused {
  const asked = jsonAt(body, "spec", "expirationSeconds") ?? DEFAULT_SECONDS;
  const errors = expiryErrors(asked);
  if (errors.length > 0 || typeof asked !== "number") return refuseFieldErrors(KIND, "", errors);
  const ref = jsonAt(body, "spec", "boundObjectRef");
  const bound = bind(context, request, ref);
  if (!bound.ok) return bound;
  const given = textsIn(jsonAt(body, "spec", "audiences"));
  const audiences = given.length === 0 ? [API_AUDIENCE] : given;
  const token = issue(context, { account, bound: bound.claims, audiences, expirationSeconds: asked });
  const { now } = context;
  const { name, namespace, uid } = account.metadata;
  return {
    code: 201,
    body: {
      kind: KIND.kind,
      apiVersion: `${KIND.group}/v1`,
      metadata: { name, namespace, uid, creationTimestamp: kubernetesTime(now) },
      spec: { audiences, expirationSeconds: asked, boundObjectRef: isObject(ref) ? ref : null },
      status: { token, expirationTimestamp: kubernetesTime(now + asked * 1000) },
    },
  };
}

/**
 * Answers the creation of a TokenRequest for a ServiceAccount with a token that authenticates as it until it expires, or until
 * the account or what it is bound to is gone. https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
 */
export function requestToken(
  context: AuthContext,
  request: ResourceRequest,
  body: Json | undefined,
): Reply | Refused {
  const { verb, namespace, name } = request;
  const kind = findResource("", "v1", "serviceaccounts");
  if (kind === undefined || namespace === "" || name === "") return refuseUnknown();
  if (verb !== "create") return refuseMethod();
  if (!isObject(body) || !["", KIND.kind].includes(textOr(body["kind"])))
    return refuse("BadRequest", `the object provided is no ${KIND.kind}`);
  const [misnamed] = metadataErrors(body, request);
  if (misnamed !== undefined) return refuseFieldErrors(KIND, name, [misnamed]);
  const account = context.store.get(kind, namespace, name);
  return account === undefined ? refuseNotFound(kind, name) : grantToken(context, request, account, body);
}
