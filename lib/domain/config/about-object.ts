import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";
import { someOf } from "@/lib/domain/mesh/some-of";

type Say = (spec: JsonObject) => string;

const MOST_NAMED = 3;

const hosts: Say = (spec) => several(textsAt(spec, "hosts"));
const hostnames: Say = (spec) =>
  several([
    ...textsAt(spec, "hostnames"),
    ...objectsAt(spec, "parentRefs").map((parent) => `→ ${textAt(parent, "name")}`),
  ]);
const selected: Say = (spec) => targets(spec) || labels(objectAt(spec, "selector")) || "whole namespace";

const BY_KIND: Readonly<Record<string, Say>> = {
  VirtualService: (spec) => hosts(spec) || "delegate",
  DestinationRule: (spec) => textAt(spec, "host"),
  ServiceEntry: hosts,
  Sidecar: (spec) => labels(objectAt(spec, "workloadSelector")) || "whole namespace",
  WorkloadEntry: (spec) => textAt(spec, "address"),
  WorkloadGroup: (spec) => pairs(textMapAt(objectAt(spec, "metadata"), "labels")),
  EnvoyFilter: (spec) => targets(spec) || labels(objectAt(spec, "workloadSelector")) || "whole namespace",
  ProxyConfig: selected,
  PeerAuthentication: (spec) => joined([textAt(objectAt(spec, "mtls"), "mode"), selected(spec)]),
  AuthorizationPolicy: (spec) => joined([textAt(spec, "action") || "ALLOW", selected(spec)]),
  RequestAuthentication: (spec) =>
    joined([several(objectsAt(spec, "jwtRules").map((rule) => textAt(rule, "issuer"))), selected(spec)]),
  Telemetry: selected,
  WasmPlugin: (spec) => joined([textAt(spec, "url"), selected(spec)]),
  TrafficExtension: selected,
  HTTPRoute: hostnames,
  GRPCRoute: hostnames,
  TLSRoute: hostnames,
  TCPRoute: hostnames,
  UDPRoute: hostnames,
  GatewayClass: (spec) => textAt(spec, "controllerName"),
  ReferenceGrant: (spec) =>
    several(
      objectsAt(spec, "from").map((from) => `from ${textAt(from, "kind")} in ${textAt(from, "namespace")}`),
    ),
  BackendTLSPolicy: (spec) => targets(spec),
  InferencePool: selected,
};

/** What an object of configuration is about, in a few words for a list: its hosts, its target, its mode; "" where that is unknown. */
export function aboutObject(object: ClusterObject): string {
  const spec = objectAt(object.data, "spec");
  if (object.kind === "Gateway") return gatewayHosts(spec);
  return BY_KIND[object.kind]?.(spec) ?? "";
}

/** Istio's Gateways have hosts by server, the Gateway API's by listener. */
function gatewayHosts(spec: JsonObject): string {
  const servers = objectsAt(spec, "servers").flatMap((server) => textsAt(server, "hosts"));
  const listeners = objectsAt(spec, "listeners").map((listener) => textAt(listener, "hostname") || "*");
  return several([...new Set([...servers, ...listeners])]);
}

function targets(spec: JsonObject): string {
  const refs = [...objectsAt(spec, "targetRefs"), objectAt(spec, "targetRef")];
  return several(
    refs.flatMap((ref) =>
      textAt(ref, "name") === "" ? [] : [`${textAt(ref, "kind")} ${textAt(ref, "name")}`],
    ),
  );
}

/** The labels of a selector, whichever way its kind writes it. */
function labels(selector: JsonObject): string {
  return pairs({ ...textMapAt(selector, "labels"), ...textMapAt(selector, "matchLabels") });
}

function pairs(map: Readonly<Record<string, string>>): string {
  return several(Object.entries(map).map(([key, value]) => `${key}=${value}`));
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" · ");
}

function several(names: readonly string[]): string {
  return someOf(names, { most: MOST_NAMED });
}
