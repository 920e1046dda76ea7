import { matchText } from "@/lib/domain/config/effective/match-text";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt, textsAt } from "@/lib/domain/mesh/read-json";
import { unreachableRoutes } from "@/lib/domain/routing/unreachable-routes";
import { joinWords } from "./join-words";
import { splitWords } from "./split-words";

/**
 * What a VirtualService does, in plain sentences: who goes where, with which delays, retries and copies.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export function virtualServiceSentences(spec: JsonObject): readonly string[] {
  const hosts = textsAt(spec, "hosts");
  const http = objectsAt(spec, "http");
  const unreachable = unreachableRoutes(http);
  const routes = [
    ...http.map((rule, index) => httpSentence(rule, index)),
    ...["tls", "tcp"].flatMap((section) =>
      objectsAt(spec, section).map(
        (rule, index) => `${who(rule, index, "Connections")} go to ${destinations(rule, hosts)}.`,
      ),
    ),
  ];
  if (routes.length === 0) return [];
  const gateways = textsAt(spec, "gateways");
  const at = gateways.length === 0 ? "from inside the mesh" : `at ${joinWords(gateways)}`;
  return [`For requests to ${hosts.length === 0 ? "no host" : joinWords(hosts)} ${at}:`, ...routes];

  function httpSentence(rule: JsonObject, index: number): string {
    const blockedBy = unreachable.get(index);
    if (blockedBy !== undefined)
      return `${who(rule, index, "Requests")} never get here: route ${blockedBy + 1} takes all of them first.`;
    return `${who(rule, index, "Requests")} ${action(rule, hosts)}${extras(rule)}.`;
  }
}

/** Whom a rule takes; only after the first rule are there others. */
function who(rule: JsonObject, index: number, what: string): string {
  const matches = objectsAt(rule, "match");
  if (matches.length === 0) return `${index === 0 ? "All" : "All other"} ${what.toLowerCase()}`;
  return `${what} with ${joinWords(matches.map(matchText), "or")}`;
}

function action(rule: JsonObject, hosts: readonly string[]): string {
  const { redirect, directResponse, delegate } = rule;
  if (isJsonObject(redirect)) {
    const to = textAt(redirect, "scheme") || textAt(redirect, "authority") + textAt(redirect, "uri");
    return `are redirected to ${to === "" ? "the same address" : to}`;
  }
  if (isJsonObject(directResponse)) return `are answered with ${codeOf(directResponse["status"])}`;
  if (isJsonObject(delegate)) return `are routed by the VirtualService ${textAt(delegate, "name")}`;
  return `go to ${destinations(rule, hosts)}`;
}

function destinations(rule: JsonObject, hosts: readonly string[]): string {
  const parts = objectsAt(rule, "route").map((route) => {
    const destination = objectAt(route, "destination");
    const weight = route["weight"];
    return { name: nameOf(destination, hosts), weight: typeof weight === "number" ? weight : null };
  });
  return parts.length === 0 ? "nowhere" : splitWords(parts);
}

/** The subset alone where the host is the one that is called. */
function nameOf(destination: JsonObject, hosts: readonly string[]): string {
  const [host, subset] = [textAt(destination, "host"), textAt(destination, "subset")];
  if (subset === "") return host === "" ? "no host" : host;
  return hosts.length === 1 && hosts[0] === host ? subset : `${host} ${subset}`;
}

function extras(rule: JsonObject): string {
  const { delay, abort } = objectAt(rule, "fault");
  const retries = objectAt(rule, "retries");
  const timeout = textAt(rule, "timeout");
  const mirrors = [
    objectAt(rule, "mirror"),
    ...objectsAt(rule, "mirrors").map((one) => objectAt(one, "destination")),
  ];
  const copied = mirrors.map((mirror) => textAt(mirror, "host")).filter((host) => host !== "");
  const words = [
    ...(isJsonObject(delay)
      ? [`${share(delay)} wait ${textAt(delay, "fixedDelay") || "for no time"} first`]
      : []),
    ...(isJsonObject(abort)
      ? [`${share(abort)} fail with ${codeOf(abort["httpStatus"] ?? abort["grpcStatus"])}`]
      : []),
    ...(timeout === "" ? [] : [`within ${timeout}`]),
    ...(typeof retries["attempts"] === "number" ? [`tried again up to ${retries["attempts"]} times`] : []),
    ...(copied.length === 0 ? [] : [`copied to ${joinWords(copied)}`]),
  ];
  return words.length === 0 ? "" : `; ${words.join(", ")}`;
}

function codeOf(code: Json | undefined): string {
  return typeof code === "number" || typeof code === "string" ? String(code) : "no status";
}

/** Istio injects a fault without a percentage into no request. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection */
function share(fault: JsonObject): string {
  const percentage = objectAt(fault, "percentage")["value"] ?? fault["percent"];
  return typeof percentage === "number" ? `${percentage} %` : "none";
}
