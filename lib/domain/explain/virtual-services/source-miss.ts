import type { JsonObject } from "../../mesh/cluster-object";
import { textAt, textMapAt, textsAt } from "../../mesh/read-json";
import { gatewayNamed } from "../../routing/virtual-service";
import { quoted, quotedAny } from "../quoted";
import type { ExplainCall } from "../routed";
import type { RouteContext } from "./route-context";

function portMiss(match: JsonObject, { port }: ExplainCall): string | null {
  const wanted = match["port"];
  if (typeof wanted !== "number" || wanted === 0 || wanted === port) return null;
  return `the port is ${port}, it asks for ${wanted}`;
}

function gatewayMiss(match: JsonObject, { gateway }: RouteContext, namespace: string): string | null {
  const named = textsAt(match, "gateways");
  if (named.some((one) => gatewayNamed(one, namespace) === gateway)) return null;
  const where = gateway === "mesh" ? "inside the mesh" : `at Gateway ${gateway}`;
  return `the request is routed ${where}, it asks for ${quotedAny(named)}`;
}

function labelsMiss(match: JsonObject, { caller }: RouteContext): string | null {
  const wanted = Object.entries(textMapAt(match, "sourceLabels"));
  const { labels } = caller;
  if (wanted.length > 0 && labels === null)
    return "the proxy does not know its callers' labels, it asks for some";
  const missing = wanted.find(([name, value]) => labels?.[name] !== value);
  if (!missing) return null;
  const [name, value] = missing;
  const had = labels?.[name];
  const has = had === undefined ? `has no label ${name}` : `has the label ${name}: ${quoted(had)}`;
  return `the caller ${has}, it asks for ${quoted(value)}`;
}

function namespaceMiss(match: JsonObject, { caller }: RouteContext): string | null {
  const wanted = textAt(match, "sourceNamespace");
  if (wanted === "" || wanted === caller.namespace) return null;
  return `the caller is of the namespace ${quoted(caller.namespace)}, it asks for ${quoted(wanted)}`;
}

/**
 * Why a match is not for the source, port or gateway of a call; null where it is. Where a match of an HTTP route names
 * gateways, its source labels and namespace do not count.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function sourceMiss(
  match: JsonObject,
  context: RouteContext,
  call: ExplainCall,
  { namespace, section }: { readonly namespace: string; readonly section: "http" | "tls" | "tcp" },
): string | null {
  const port = portMiss(match, call);
  if (port !== null) return port;
  const bound = textsAt(match, "gateways").length > 0;
  const gateway = bound ? gatewayMiss(match, context, namespace) : null;
  if (gateway !== null || (bound && section === "http")) return gateway;
  return labelsMiss(match, context) ?? namespaceMiss(match, context);
}
