import { endpointsOf } from "@/lib/demo/traffic/registry/endpoints-of";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoPod, demoService } from "./demo-objects";
import { type DemoCaller, worldOfCaller } from "./routed-call";

/** A ready pod at an address of its own. */
export const podAt = (pod: K8sObject, podIP: string): K8sObject => ({
  ...pod,
  status: { phase: "Running", podIP, conditions: [{ type: "Ready", status: "True" }] },
});

export const REVIEWS_PODS = [
  podAt(demoPod({ workload: "reviews", index: 0 }), "10.2.0.1"),
  podAt(demoPod({ workload: "reviews", index: 1 }), "10.2.0.2"),
];

/** The Service `reviews` in `shop` and its two pods. */
export const REVIEWS = [...REVIEWS_PODS, demoService({ name: "reviews", spec: { clusterIP: "10.96.1.1" } })];

/** The service and what is behind it in one line: `shop/reviews: reviews×2:8080`, or the kind. */
export function endpointsBehind(
  objects: readonly K8sObject[],
  host: string,
  { port = 8080, ...caller }: DemoCaller & { readonly port?: number } = {},
): string {
  const { world, client } = worldOfCaller(objects, caller);
  const { service, endpoints } = endpointsOf(world, client, { host, port });
  const called = service.name === "" ? service.host : `${service.namespace}/${service.name}`;
  if (endpoints.kind === "external")
    return `${called}: outside ${endpoints.host}${endpoints.tls ? " tls" : ""}`;
  if (endpoints.kind !== "pods") return `${called}: ${endpoints.kind}`;
  const pods = endpoints.groups.map(({ end }) => `${end.workload}×${end.pods.length}`).join(" ");
  return `${called}: ${pods === "" ? "nobody" : pods}:${endpoints.port}`;
}
