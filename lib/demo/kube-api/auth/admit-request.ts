import type { PathRequest, ResourceRequest } from "../http/parse-request";
import type { AccessAttributes } from "./access-attributes";
import type { AuthContext } from "./auth-context";
import { authenticate, type Authenticated } from "./authenticate";
import { authorize } from "./authorize";
import { impersonate } from "./impersonate";
import { refuseForbidden } from "./refuse-forbidden";

interface Sender {
  readonly headers: { readonly authorization?: string | undefined };
  readonly headersDistinct: Readonly<Record<string, readonly string[] | undefined>>;
}

function attributesOf(request: ResourceRequest | PathRequest): AccessAttributes {
  if (request.type === "path") return request;
  const { verb, group, plural, subresource, namespace, name } = request;
  return { type: "resource", verb, group, resource: plural, subresource, namespace, name };
}

/**
 * Who makes a request, or acts in it, where they may make it; 401 or 403 otherwise.
 * https://kubernetes.io/docs/concepts/security/controlling-access/
 */
export function admitRequest(
  context: AuthContext,
  request: ResourceRequest | PathRequest,
  { headers, headersDistinct }: Sender,
): Authenticated {
  const known = authenticate(context, headers.authorization, request.type === "path" ? request.path : "");
  const acting = known.ok ? impersonate(context.store, known.user, headersDistinct) : known;
  if (!acting.ok) return acting;
  const attributes = attributesOf(request);
  const { allowed, reason } = authorize(context.store, acting.user, attributes);
  return allowed ? acting : refuseForbidden(acting.user, attributes, reason);
}
