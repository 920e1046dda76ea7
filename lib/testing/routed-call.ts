import { routeCall } from "@/lib/demo/traffic/routing/route-call";
import type { Call } from "@/lib/demo/traffic/model/call";
import type { MeshWorld } from "@/lib/demo/traffic/model/mesh-world";
import type { PodGroup } from "@/lib/demo/traffic/model/pod-group";
import type { RouteDecision } from "@/lib/demo/traffic/model/route-decision";
import { meshWorld } from "@/lib/demo/traffic/registry/mesh-world";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { objectsView } from "@/lib/demo/world/objects-view";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoPod, demoService } from "./demo-objects";

const CALL: Call = {
  host: "reviews",
  port: 8080,
  protocol: "http",
  method: "GET",
  path: "/",
  headers: new Map(),
  token: null,
};

/** A GET of `/` at `reviews:8080` where nothing else is said. */
export const demoCall = (call: Partial<Call> = {}): Call => ({ ...CALL, ...call });

/** The first group of a workload's pods. */
export function groupOf(world: MeshWorld, namespace: string, workload: string): PodGroup {
  const [group] = world.groupsOf(namespace, workload);
  if (!group) throw new Error(`no ready pods of ${namespace}/${workload}`);
  return group;
}

export interface DemoCaller {
  readonly namespace?: string;
  readonly dataPlane?: PodGroup["end"]["dataPlane"];
  readonly labels?: Readonly<Record<string, string>>;
}

/** A world of some objects and of a caller `web`, in `shop` and with a sidecar where nothing else is said. */
export function worldOfCaller(
  objects: readonly K8sObject[],
  { namespace = "shop", dataPlane = "sidecar", labels = { app: "web" } }: DemoCaller = {},
): { readonly world: MeshWorld; readonly client: PodGroup } {
  const pod = demoPod({ workload: "web", namespace, dataPlane, labels });
  const world = meshWorld(objectsView([...objects, pod]));
  return { world, client: groupOf(world, namespace, "web") };
}

/** What the proxy of a caller `web` does with a call. */
export function routed(
  objects: readonly K8sObject[],
  call: Partial<Call> = {},
  caller: DemoCaller = {},
): RouteDecision {
  const { world, client } = worldOfCaller(objects, caller);
  return routeCall(world, client, demoCall(call));
}

const SERVICES = [
  demoService({ name: "reviews" }),
  demoService({ name: "ratings", ports: [{ name: "http", port: 9080 }] }),
  demoService({ name: "many", ports: [8080, 9090].map((port) => ({ name: `http-${port}`, port })) }),
];

/** What a sidecar does with a call to `reviews`, which has one HTTP route: `rule`. */
export function routedBy(
  rule: JsonObject,
  call: Partial<Call> = {},
  more: readonly K8sObject[] = [],
): RouteDecision {
  const route = demoConfig("VirtualService", "shop/reviews", { hosts: ["reviews"], http: [rule] });
  return routed([...SERVICES, route, ...more], call);
}

/** A destination of a route. */
export const to = (host: string, more: JsonObject = {}, weight?: Json): JsonObject => ({
  destination: { host, ...more },
  ...(weight === undefined ? {} : { weight }),
});

/** The call as it is sent to the first target; null where it is not forwarded. */
export const sentCall = (decision: RouteDecision): Call | null =>
  decision.outcome === "forward" ? (decision.targets[0]?.call ?? null) : null;

/** A decision in one line: `reviews.shop:8080/v1=0.5 …`, the code of an answer, or what it is. */
export function inShort(decision: RouteDecision): string {
  if (decision.outcome === "answer") return `${decision.details} ${decision.code}`;
  if (decision.outcome !== "forward") return decision.outcome;
  return decision.targets
    .map(({ host, port, subset, share }) => {
      const name = host.replace(".svc.cluster.local", "");
      return `${name}:${port}${subset === "" ? "" : `/${subset}`}=${Number(share.toFixed(3))}`;
    })
    .join(" ");
}
