import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { TrafficService } from "./service-objects";

/** Kinds that set something for calls to a service. */
export type FreshKind = "VirtualService" | "DestinationRule" | "PeerAuthentication" | "AuthorizationPolicy";

/**
 * An object about a service that changes nothing yet: all calls to it as before, both kinds of TLS taken, everybody allowed.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/ and the pages of the other kinds.
 */
export function freshObject(kind: FreshKind, { namespace, name, selector }: TrafficService): JsonObject {
  const isNetworking = kind === "VirtualService" || kind === "DestinationRule";
  const apiVersion = isNetworking ? "networking.istio.io/v1" : "security.istio.io/v1";
  return { apiVersion, kind, metadata: { name, namespace }, spec: specOf(kind, name, selector) };
}

function specOf(kind: FreshKind, name: string, matchLabels: TrafficService["selector"]): JsonObject {
  switch (kind) {
    case "VirtualService":
      return { hosts: [name], http: [{ route: [{ destination: { host: name } }] }] };
    case "DestinationRule":
      return { host: name };
    case "PeerAuthentication":
      return { selector: { matchLabels }, mtls: { mode: "PERMISSIVE" } };
    case "AuthorizationPolicy":
      return { selector: { matchLabels }, action: "ALLOW", rules: [{}] };
  }
}
