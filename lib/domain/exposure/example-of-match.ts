import type { Json, JsonObject } from "../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";
import type { Bound } from "./listening";

type Example = Pick<Bound, "path" | "method" | "headers">;

/** A text that a StringMatch takes; of a regular expression nobody can say, so "" then. */
function taken(match: Json | undefined): string {
  if (!isJsonObject(match)) return "";
  return textAt(match, "exact") || textAt(match, "prefix");
}

const asPath = (text: string): string => (text.startsWith("/") ? text : "/");

/** A request that a match of a VirtualService takes, as far as its values say. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
export function exampleOfMatch(match: JsonObject): Example {
  const headers = Object.entries(objectAt(match, "headers"))
    .map(([name, value]) => [name.toLowerCase(), taken(value)] as const)
    .filter(([name, value]) => !name.startsWith("@") && value !== "");
  const query = Object.entries(objectAt(match, "queryParams"))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(taken(value))}`)
    .join("&");
  return {
    path: `${asPath(taken(match["uri"]))}${query === "" ? "" : `?${query}`}`,
    method: taken(match["method"]) || "GET",
    headers: Object.fromEntries(headers),
  };
}

/** Of a GRPCRoute the match names a service and its method, which every call POSTs to. */
const rpcMethod = (method: Json | undefined): string => (isJsonObject(method) ? "POST" : "GET");

/** A request that a match of an HTTPRoute or GRPCRoute takes. https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch */
export function exampleOfApiMatch(match: JsonObject): Example {
  const isExact = (one: JsonObject): boolean => textAt(one, "type") !== "RegularExpression";
  const headers = objectsAt(match, "headers").filter(isExact);
  const query = objectsAt(match, "queryParams")
    .filter(isExact)
    .map((one) => `${encodeURIComponent(textAt(one, "name"))}=${encodeURIComponent(textAt(one, "value"))}`)
    .join("&");
  const path = objectAt(match, "path");
  const method = match["method"];
  return {
    path: `${isExact(path) ? asPath(textAt(path, "value")) : "/"}${query === "" ? "" : `?${query}`}`,
    method: typeof method === "string" ? method : rpcMethod(method),
    headers: Object.fromEntries(
      headers.map((one) => [textAt(one, "name").toLowerCase(), textAt(one, "value")]),
    ),
  };
}
