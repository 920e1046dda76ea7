import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";

/** The rollout of a controller that writes an object's weights. */
interface RolloutState {
  readonly kind: "Rollout" | "Canary";
  readonly namespace: string;
  readonly name: string;
  /** As its controller says: "Progressing", "Paused"; "" where it cannot be read. */
  readonly phase: string;
  readonly message: string;
}

type Route = Pick<ClusterObject, "kind" | "meta">;

/** How Argo Rollouts' plugin for the Gateway API names its routes, by kind: one, or a list. */
const PLUGIN = "argoproj-labs/gatewayAPI";
const PLUGIN_FIELDS: Readonly<Record<string, readonly [one: string, list: string]>> = {
  HTTPRoute: ["httpRoute", "httpRoutes"],
  GRPCRoute: ["grpcRoute", "grpcRoutes"],
};

/** `name`, or `name.namespace`. */
function isNamed(written: string, own: string, { namespace, name }: Route["meta"]): boolean {
  return written === `${name}.${namespace}` || (written === name && own === namespace);
}

function writesVirtualService(routing: JsonObject, own: string, { meta }: Route): boolean {
  const istio = objectAt(routing, "istio");
  const all = [objectAt(istio, "virtualService"), ...objectsAt(istio, "virtualServices")];
  return all.some((one) => isNamed(textAt(one, "name"), own, meta));
}

function writesApiRoute(routing: JsonObject, own: string, { kind, meta }: Route): boolean {
  const plugin = objectAt(objectAt(routing, "plugins"), PLUGIN);
  const [one, list] = PLUGIN_FIELDS[kind] ?? [];
  if (one === undefined || list === undefined) return false;
  const names = [textAt(plugin, one), ...objectsAt(plugin, list).map((route) => textAt(route, "name"))];
  return names.includes(meta.name) && (textAt(plugin, "namespace") || own) === meta.namespace;
}

function stepOf(status: JsonObject, canary: JsonObject): string {
  const index = status["currentStepIndex"];
  const steps = objectsAt(canary, "steps").length;
  return typeof index === "number" && steps > 0 ? `${Math.min(index + 1, steps)}/${steps}` : "";
}

function ofArgo(route: Route, snapshot: ClusterSnapshot): RolloutState | null {
  for (const { meta, data } of snapshot.list("Rollout")) {
    const canary = objectAt(objectAt(objectAt(data, "spec"), "strategy"), "canary");
    const routing = objectAt(canary, "trafficRouting");
    const writes = route.kind === "VirtualService" ? writesVirtualService : writesApiRoute;
    if (!writes(routing, meta.namespace, route)) continue;
    const status = objectAt(data, "status");
    return {
      kind: "Rollout",
      namespace: meta.namespace,
      name: meta.name,
      phase: textAt(status, "phase"),
      message: [textAt(status, "message"), stepOf(status, canary)].filter((text) => text !== "").join(" "),
    };
  }
  return null;
}

/** Where Rollouts cannot be read, what their controller wrote still tells of one. */
function writtenByArgo({ meta }: Route): RolloutState | null {
  const wrote = (meta.managers ?? []).some(
    ({ manager, subresource }) => manager === "rollouts-controller" && subresource === "",
  );
  return wrote ? { kind: "Rollout", namespace: meta.namespace, name: "", phase: "", message: "" } : null;
}

/** Flagger makes the routes it writes, and owns them by its Canary. */
function ofFlagger({ meta }: Route, snapshot: ClusterSnapshot): RolloutState | null {
  const { owner, namespace } = meta;
  if (owner?.kind !== "Canary") return null;
  const canary = snapshot.get("Canary", namespace, owner.name);
  const status = canary ? objectAt(canary.data, "status") : {};
  const promoted = objectsAt(status, "conditions").find((one) => textAt(one, "type") === "Promoted");
  const weight = status["canaryWeight"];
  const shown = typeof weight === "number" && weight > 0 ? `${weight} %` : "";
  const message = isJsonObject(promoted) ? textAt(promoted, "message") : "";
  return {
    kind: "Canary",
    namespace,
    name: owner.name,
    phase: textAt(status, "phase"),
    message: [message, shown].filter((text) => text !== "").join(" "),
  };
}

/**
 * The rollout of Argo Rollouts or Flagger that writes the weights of an object: a change by hand would be overwritten. null
 * where none is known to. The message is the controller's own, with its step or weight.
 * https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/ and
 * https://docs.flagger.app/usage/how-it-works
 */
export function rolloutOf(object: Route, snapshot: ClusterSnapshot): RolloutState | null {
  return ofFlagger(object, snapshot) ?? ofArgo(object, snapshot) ?? writtenByArgo(object);
}
