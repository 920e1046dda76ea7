import { isJsonObject, objectAt, textAt } from "../../mesh/read-json";
import type { RouteRule } from "../../routing/route-rules";
import type { ExplainCall } from "../routed";
import { pathOf, type RouteContext } from "./route-context";

/** What a route answers by itself. */
export interface HttpAnswer {
  readonly kind: "redirect" | "directResponse";
  readonly code: number;
  readonly field: "redirect" | "directResponse";
  readonly because: string;
}

const OWN_PORT = { http: 80, https: 443 } as const;

/** The port of a redirect's address, where it is not the scheme's own. */
function portOf(
  redirect: Readonly<Record<string, unknown>>,
  scheme: "http" | "https",
  call: ExplainCall,
): string {
  const { port, derivePort } = redirect;
  const derived = derivePort === "FROM_REQUEST_PORT" ? call.port : null;
  const number = typeof port === "number" && port > 0 ? port : derived;
  return number === null || number === OWN_PORT[scheme] ? "" : `:${number}`;
}

function locationOf(redirect: RouteRule["rule"], call: ExplainCall, context: RouteContext): string {
  const written = textAt(redirect, "scheme");
  const scheme = written === "https" || written === "http" ? written : (context.scheme ?? "http");
  const host = textAt(redirect, "authority") || call.host;
  const path = textAt(redirect, "uri") || pathOf(call);
  return `${scheme}://${host}${portOf(redirect, scheme, call)}${path}${call.path.slice(pathOf(call).length)}`;
}

/**
 * What a route answers without sending the request on; null where it sends it on.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect and #HTTPDirectResponse
 */
export function httpAnswer({ rule }: RouteRule, call: ExplainCall, context: RouteContext): HttpAnswer | null {
  const { redirect } = rule;
  if (isJsonObject(redirect)) {
    const { redirectCode } = redirect;
    const code = typeof redirectCode === "number" && redirectCode > 0 ? redirectCode : 301;
    const because = `the caller is sent to ${locationOf(redirect, call, context)}`;
    return { kind: "redirect", field: "redirect", code, because };
  }
  const { status } = objectAt(rule, "directResponse");
  if (typeof status !== "number") return null;
  const because = `the proxy answers ${status} itself`;
  return { kind: "directResponse", field: "directResponse", code: status, because };
}
