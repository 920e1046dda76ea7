import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import { objectRef } from "../model/object-ref";
import type { RouteDecision } from "../model/route-decision";
import { weightedTargets } from "./weighted-targets";

/**
 * Where the first rule of a TCPRoute or TLSRoute sends a connection. Without a backend that has a weight it goes to a host
 * that does not exist, which closes it. https://gateway-api.sigs.k8s.io/guides/tcp/
 */
export function l4Decision(
  world: MeshWorld,
  route: K8sObject,
  call: Call,
  { mesh }: { readonly mesh: boolean },
): RouteDecision {
  const [rule = {}] = objectsIn(jsonAt(route, "spec", "rules"));
  const { targets } = weightedTargets(world, { route, rule, mesh }, () => call);
  const nowhere = { host: "", port: 0, subset: "", share: 1, call };
  return {
    outcome: "forward",
    route: objectRef(route, "spec.rules[0]"),
    targets: targets.length === 0 ? [nowhere] : targets,
    mirrors: [],
    timeoutMs: null,
    retries: null,
    fault: null,
  };
}
