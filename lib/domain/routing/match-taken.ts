import type { JsonObject } from "../mesh/cluster-object";
import { isJsonObject, objectAt, textAt, textMapAt, textsAt } from "../mesh/read-json";
import { all, any, type Truth } from "../policy/truth";
import type { Caller } from "./caller";
import { gatewayNamed } from "./virtual-service";

/** What a request must have for a match, which telemetry does not carry. */
const STRINGS = ["uri", "scheme", "method", "authority"] as const;
const MAPS = ["headers", "queryParams", "withoutHeaders"] as const;
const LISTS = ["destinationSubnets", "sniHosts"] as const;

/** Who calls, at which gateway and, where it is certain, on which port of the service. */
export interface MatchContext {
  readonly caller: Caller;
  readonly gateway: string;
  readonly port: number | null;
}

const truth = (holds: boolean): Truth => (holds ? "yes" : "no");

function portHolds(match: JsonObject, { port }: MatchContext): Truth {
  const wanted = match["port"];
  if (typeof wanted !== "number" || wanted === 0) return "yes";
  return port === null ? "unknown" : truth(wanted === port);
}

function labelsHold(match: JsonObject, { caller }: MatchContext): Truth {
  const wanted = Object.entries(textMapAt(match, "sourceLabels"));
  if (wanted.length === 0) return "yes";
  const { labels } = caller;
  return labels === null ? "unknown" : truth(wanted.every(([name, value]) => labels[name] === value));
}

function sourceHolds(match: JsonObject, context: MatchContext, namespace: string): Truth {
  const gateways = textsAt(match, "gateways");
  if (gateways.length > 0)
    return truth(gateways.some((one) => gatewayNamed(one, namespace) === context.gateway));
  const wanted = textAt(match, "sourceNamespace");
  return all([truth(wanted === "" || wanted === context.caller.namespace), labelsHold(match, context)]);
}

function asksOfString(match: JsonObject, name: string): boolean {
  const asked = match[name];
  if (!isJsonObject(asked)) return false;
  return !(name === "uri" && textAt(asked, "prefix") === "/");
}

/** The fields of a match that ask something of the request itself: "uri", "headers end-user". */
export function requestConditions(match: JsonObject): readonly string[] {
  return [
    ...STRINGS.filter((name) => asksOfString(match, name)),
    ...MAPS.flatMap((name) => {
      const keys = Object.keys(objectAt(match, name));
      return keys.length > 0 ? [`${name} ${keys.join(", ")}`] : [];
    }),
    ...LISTS.filter((name) => textsAt(match, name).length > 0),
  ];
}

/**
 * Whether a route takes the requests of a caller: "unknown" where a match asks for something that telemetry does not carry.
 * A route without matches takes everything. Matches are alternatives; the fields of each must all hold.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export function isTaken(matches: readonly JsonObject[], context: MatchContext, namespace: string): Truth {
  if (matches.length === 0) return "yes";
  return any(
    matches.map((match) =>
      all([
        portHolds(match, context),
        sourceHolds(match, context, namespace),
        requestConditions(match).length === 0 ? "yes" : "unknown",
      ]),
    ),
  );
}
