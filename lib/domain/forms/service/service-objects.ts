import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { hostCovers } from "@/lib/domain/mesh/hosts/host-matches";
import { resolveHost, serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textMapAt, textsAt } from "@/lib/domain/mesh/read-json";

/** A Service whose traffic is looked at. */
export interface TrafficService {
  readonly namespace: string;
  readonly name: string;
  /** spec.selector of the Service. */
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * Whether an object says something about calls to a service: a VirtualService or DestinationRule of its host, a route of the
 * Gateway API that has it for parent or backend, a policy whose selector or target can mean its pods.
 */
export function isAboutService(object: JsonObject, service: TrafficService): boolean {
  const spec = objectAt(object, "spec");
  const namespace = textAt(objectAt(object, "metadata"), "namespace");
  switch (textAt(object, "kind")) {
    case "VirtualService":
      return textsAt(spec, "hosts").some((host) => meansService(host, namespace, service));
    case "DestinationRule":
      return meansService(textAt(spec, "host"), namespace, service);
    case "HTTPRoute":
    case "GRPCRoute":
      return routeRefs(spec).some(
        (ref) =>
          textAt(ref, "name") === service.name &&
          (textAt(ref, "namespace") || namespace) === service.namespace,
      );
    case "PeerAuthentication":
    case "AuthorizationPolicy":
      return namespace === service.namespace && canSelect(spec, service);
    default:
      return false;
  }
}

/** Whether a host, as an object of a namespace writes it, covers the service's own; "*" means no service. */
export function meansService(host: string, namespace: string, service: TrafficService): boolean {
  return (
    host !== "" &&
    host !== "*" &&
    hostCovers(resolveHost(host, namespace), serviceHost(service.namespace, service.name))
  );
}

/** Parents are Services only for routes inside of the mesh. https://gateway-api.sigs.k8s.io/mesh/ */
function routeRefs(spec: JsonObject): readonly JsonObject[] {
  const parents = objectsAt(spec, "parentRefs").filter((ref) => textAt(ref, "kind") === "Service");
  return [...parents, ...objectsAt(spec, "rules").flatMap((rule) => objectsAt(rule, "backendRefs"))];
}

/** A selector can mean pods of the service unless one of its labels has another value there. */
function canSelect(spec: JsonObject, { name, selector }: TrafficService): boolean {
  const targets = [objectAt(spec, "targetRef"), ...objectsAt(spec, "targetRefs")].filter(
    (ref) => textAt(ref, "name") !== "",
  );
  if (targets.length > 0)
    return targets.some((ref) => textAt(ref, "kind") === "Service" && textAt(ref, "name") === name);
  return Object.entries(textMapAt(objectAt(spec, "selector"), "matchLabels")).every(
    ([key, value]) => (selector[key] ?? value) === value,
  );
}
