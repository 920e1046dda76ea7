import type { Json } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, textMap, textsIn } from "../../world/read-json";
import type { Call } from "../model/call";

const AUTHORITY: ReadonlySet<string> = new Set([":authority", "host"]);
const MOST_HEADERS = 200;

/**
 * A call with the request headers that a route or destination removes, sets and adds, in that order; setting the authority
 * changes its host. https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers
 */
export function changeHeaders(call: Call, headers: Json | undefined): Call {
  const change = jsonAt(headers, "request");
  if (change === undefined) return call;
  const changed = new Map(call.headers);
  let { host } = call;
  for (const name of textsIn(jsonAt(change, "remove"))) changed.delete(name.toLowerCase());
  for (const [name, value] of textMap(jsonAt(change, "set")))
    if (AUTHORITY.has(name.toLowerCase())) host = value;
    else if (changed.size < MOST_HEADERS) changed.set(name.toLowerCase(), value);
  for (const [name, value] of textMap(jsonAt(change, "add"))) {
    const before = changed.get(name.toLowerCase());
    if (changed.size < MOST_HEADERS)
      changed.set(name.toLowerCase(), before === undefined ? value : `${before},${value}`);
  }
  return { ...call, host, headers: changed };
}
