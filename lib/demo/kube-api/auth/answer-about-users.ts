import type { IncomingMessage } from "node:http";
import type { ResourceRequest } from "../http/parse-request";
import { readBody } from "../http/read-body";
import type { Refused, Reply } from "../http/reply";
import type { AuthContext } from "./auth-context";
import { answerReview, reviewKindOf } from "./reviews/answer-review";
import { requestToken } from "./tokens/request-token";
import type { User } from "./user";

const isForToken = ({ group, version, plural, subresource }: ResourceRequest): boolean =>
  group === "" && version === "v1" && plural === "serviceaccounts" && subresource === "token";

/** Answers what is about users and their rights and is stored nowhere: reviews and TokenRequests; null for any other request. */
export async function answerAboutUsers(
  auth: AuthContext,
  user: User,
  request: ResourceRequest,
  http: IncomingMessage,
): Promise<Reply | Refused | null> {
  const review = reviewKindOf(request);
  if (review === undefined && !isForToken(request)) return null;
  const body = await readBody(http);
  if (!body.ok) return body;
  const { namespace } = request;
  return review === undefined
    ? requestToken(auth, request, body.value)
    : answerReview(review, request, { auth, user, namespace }, body.value);
}
