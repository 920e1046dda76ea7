import type { ClusterObject } from "../../mesh/cluster-object";
import { attachmentRefusal } from "../../routing/attachment-refusal";
import type { ExplainMesh } from "../explain-mesh";
import type { EdgeListener } from "./edge-listener";

/**
 * Why a listener does not take a route that names its Gateway as a parent; null where it does.
 * https://gateway-api.sigs.k8s.io/concepts/api-overview/#attaching-routes-to-gateways
 */
export function listenerRefusal(
  { routing }: ExplainMesh,
  { gateway, listener, hostname }: EdgeListener,
  route: ClusterObject,
): string | null {
  const name = `the listener ${listener.name}`;
  switch (attachmentRefusal(routing.snapshot, gateway, listener.item, route)) {
    case "parent":
      return `its parentRefs mean another listener than ${listener.name}`;
    case "hostname":
      return `none of its hostnames is one of ${name}, ${hostname}`;
    case "namespace":
      return `${name} takes no routes of the namespace ${route.meta.namespace}`;
    case "kind":
      return `${name} takes no ${route.kind}`;
    case null:
      return null;
  }
}
