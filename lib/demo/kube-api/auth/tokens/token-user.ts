import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr, textsIn } from "../../../world/read-json";
import type { ObjectStore } from "../../store/object-store";
import { serviceAccountName } from "../rules/applies-to";
import { type User, WELL_KNOWN } from "../user";
import { coreObject } from "./bound-object";

/** The audience of tokens for the API server itself, and their issuer. */
export const API_AUDIENCE = "https://kubernetes.default.svc.cluster.local";
const CLAIMS = "kubernetes.io";
const EXTRA = "authentication.kubernetes.io";
const BOUND = { pod: "pods", secret: "secrets" } as const;

export type TokenUser =
  | { readonly ok: true; readonly user: User; readonly audiences: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const seconds = (value: Json | undefined): number => (typeof value === "number" ? value : 0);

/** Why claims that were true once are so no longer; "" where they are. */
function staleness(store: ObjectStore, claims: JsonObject, nowSeconds: number): string {
  if (seconds(claims["exp"]) <= nowSeconds) return "service account token has expired";
  if (seconds(claims["nbf"]) > nowSeconds) return "service account token is not valid yet";
  const own = claims[CLAIMS];
  const namespace = textOr(jsonAt(own, "namespace"));
  const name = textOr(jsonAt(own, "serviceaccount", "name"));
  const account = coreObject(store, "serviceaccounts", namespace, name);
  if (account === undefined) return `serviceaccounts "${name}" not found`;
  if (account.metadata.uid !== jsonAt(own, "serviceaccount", "uid"))
    return `service account UID (${account.metadata.uid ?? ""}) does not match claim (${textOr(jsonAt(own, "serviceaccount", "uid"))})`;
  for (const [claim, plural] of Object.entries(BOUND)) {
    if (!isObject(jsonAt(own, claim))) continue;
    const bound = coreObject(store, plural, namespace, textOr(jsonAt(own, claim, "name")));
    if (bound === undefined || bound.metadata.uid !== jsonAt(own, claim, "uid"))
      return `service account token has been invalidated`;
  }
  return "";
}

function extraOf(claims: JsonObject): ReadonlyMap<string, readonly string[]> {
  const own = claims[CLAIMS];
  const told: readonly (readonly [string, string])[] = [
    ["credential-id", `JTI=${textOr(claims["jti"])}`],
    ["node-name", textOr(jsonAt(own, "node", "name"))],
    ["node-uid", textOr(jsonAt(own, "node", "uid"))],
    ["pod-name", textOr(jsonAt(own, "pod", "name"))],
    ["pod-uid", textOr(jsonAt(own, "pod", "uid"))],
  ];
  return new Map(
    told.flatMap(([key, value]) => (value === "" ? [] : [[`${EXTRA}/${key}`, [value]] as const])),
  );
}

/**
 * The user that a ServiceAccount's token stands for, while the account and what the token is bound to are there, it has not
 * expired (`now` in unix milliseconds), and it is meant for one of the audiences.
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#token-controller
 */
export function tokenUser(
  store: ObjectStore,
  claims: JsonObject,
  { audiences, now }: { readonly audiences: readonly string[]; readonly now: number },
): TokenUser {
  const meant = textsIn(claims["aud"]).filter((audience) => audiences.includes(audience));
  if (meant.length === 0)
    return {
      ok: false,
      problem: `token audiences ${goTexts(textsIn(claims["aud"]))} is invalid for the target audiences ${goTexts(audiences)}`,
    };
  const problem = staleness(store, claims, Math.floor(now / 1000));
  if (problem !== "") return { ok: false, problem };
  const own = claims[CLAIMS];
  const namespace = textOr(jsonAt(own, "namespace"));
  const user: User = {
    name: serviceAccountName(namespace, textOr(jsonAt(own, "serviceaccount", "name"))),
    uid: textOr(jsonAt(own, "serviceaccount", "uid")),
    groups: ["system:serviceaccounts", `system:serviceaccounts:${namespace}`, WELL_KNOWN.authenticated],
    extra: extraOf(claims),
  };
  return { ok: true, user, audiences: meant };
}

const goTexts = (texts: readonly string[]): string =>
  `[${texts.map((text) => JSON.stringify(text)).join(" ")}]`;
