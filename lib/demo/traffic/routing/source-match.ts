import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textMap, textOr, textsIn } from "../../world/read-json";
import type { RouteContext } from "./route-context";
import { gatewayNamed } from "./virtual-services";

const labelsHold = (match: JsonObject, { proxy }: RouteContext): boolean =>
  [...textMap(match["sourceLabels"])].every(([name, value]) => proxy.labels.get(name) === value);

function namespaceHolds(match: JsonObject, { proxy }: RouteContext): boolean {
  const wanted = textOr(match["sourceNamespace"]);
  return wanted === "" || wanted === proxy.end.namespace;
}

function portHolds(match: JsonObject, { port }: RouteContext): boolean {
  const wanted = match["port"];
  return typeof wanted !== "number" || wanted === 0 || wanted === port;
}

/** null: the match names no gateways. */
function gatewaysHold(match: JsonObject, { gateway }: RouteContext, namespace: string): boolean | null {
  const named = textsIn(match["gateways"]);
  return named.length === 0 ? null : named.some((one) => gatewayNamed(one, namespace) === gateway);
}

/**
 * Whether a match of an HTTP route is for a proxy and port at all, whatever is called. Where it names gateways, its source
 * labels and namespace do not count.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function isForHttpSource(match: JsonObject, context: RouteContext, namespace: string): boolean {
  if (!portHolds(match, context)) return false;
  return (
    gatewaysHold(match, context, namespace) ?? (labelsHold(match, context) && namespaceHolds(match, context))
  );
}

/**
 * The same of a TCP or TLS route, where all conditions count.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes
 */
export function isForConnectionSource(match: JsonObject, context: RouteContext, namespace: string): boolean {
  return (
    portHolds(match, context) &&
    (gatewaysHold(match, context, namespace) ?? true) &&
    labelsHold(match, context) &&
    namespaceHolds(match, context)
  );
}
