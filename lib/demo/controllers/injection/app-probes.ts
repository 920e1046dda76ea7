import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, textOr } from "../../world/read-json";

const PROBES = [
  ["readinessProbe", "readyz"],
  ["livenessProbe", "livez"],
  ["startupProbe", "startupz"],
] as const;
const AGENT_PORT = 15020;
const HANDLERS = ["httpGet", "tcpSocket", "grpc"] as const;

const isAsked = (probe: JsonObject): boolean => HANDLERS.some((handler) => probe[handler] !== undefined);

function rewritten(container: JsonObject): JsonObject {
  const changes = PROBES.flatMap(([field, path]) => {
    const probe = container[field];
    if (!isObject(probe) || !isAsked(probe)) return [];
    const rest = Object.fromEntries(
      Object.entries(probe).filter(([key]) => !HANDLERS.some((h) => h === key)),
    );
    const httpGet = { path: `/app-health/${textOr(container["name"])}/${path}`, port: AGENT_PORT };
    return [[field, { ...rest, httpGet }] as const];
  });
  return { ...container, ...Object.fromEntries(changes) };
}

/** What the agent must ask in the kubelet's place, as ISTIO_KUBE_APP_PROBERS holds it. */
function probersOf(containers: readonly JsonObject[]): string {
  const entries = containers.flatMap((container) =>
    PROBES.flatMap(([field, path]) => {
      const probe = container[field];
      return isObject(probe) && isAsked(probe)
        ? [[`/app-health/${textOr(container["name"])}/${path}`, probe] as const]
        : [];
    }),
  );
  return entries.length === 0 ? "" : JSON.stringify(Object.fromEntries(entries));
}

/**
 * An application's containers with their probes sent to the agent's port 15020, which asks the application in plaintext from
 * inside the pod. https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/
 */
export function appProbes(containers: readonly JsonObject[]): {
  readonly containers: readonly JsonObject[];
  /** "" where there is nothing to ask. */
  readonly probers: string;
} {
  return { containers: containers.map(rewritten), probers: probersOf(containers) };
}
