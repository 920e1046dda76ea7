import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr, textsIn } from "../../../world/read-json";
import type { Refused, Reply } from "../../http/reply";
import { refuse } from "../../http/status";
import { kubernetesTime } from "../../write/next-state";
import { authenticateToken } from "../authenticate-token";
import { API_AUDIENCE } from "../tokens/token-user";
import type { User } from "../user";
import type { ReviewContext } from "./review-context";

const API_VERSION = "authentication.k8s.io/v1";

const userInfo = ({ name, uid, groups, extra }: User): JsonObject => ({
  username: name,
  ...(uid === "" ? {} : { uid }),
  groups,
  ...(extra.size === 0 ? {} : { extra: Object.fromEntries(extra) }),
});

/** Answers a SelfSubjectReview: who am I? https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review */
export function reviewSelf({ auth, user }: ReviewContext): Reply {
  const kind = "SelfSubjectReview";
  const metadata = { creationTimestamp: kubernetesTime(auth.now) };
  return {
    code: 201,
    body: { kind, apiVersion: API_VERSION, metadata, status: { userInfo: userInfo(user) } },
  };
}

/** Answers a TokenReview: whose token is this, for one of these audiences? https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-review-v1/ */
export function reviewToken({ auth }: ReviewContext, body: JsonObject): Reply | Refused {
  const spec = isObject(body["spec"]) ? body["spec"] : {};
  const token = textOr(jsonAt(spec, "token"));
  if (token === "") return refuse("BadRequest", "token is required for TokenReview in authentication");
  const audiences = textsIn(jsonAt(spec, "audiences"));
  const known = authenticateToken(auth, token, audiences.length === 0 ? [API_AUDIENCE] : audiences);
  const status: JsonObject = known.ok
    ? { authenticated: true, user: userInfo(known.user), audiences: known.audiences }
    : { user: {}, error: known.problem };
  return { code: 201, body: { kind: "TokenReview", apiVersion: API_VERSION, metadata: {}, spec, status } };
}
