import type { ObjectRef } from "../mesh/object-ref";
import { textMapAt } from "../mesh/read-json";
import { hasLabels } from "../policy/policy-target";
import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import { tlsMode, trafficPolicy } from "../routing/traffic-policy";
import { servedPorts } from "./served-ports";

/** What a client's DestinationRule asks of connections to a workload; mode null leaves it to auto mTLS. */
export interface AskedTls {
  readonly mode: string | null;
  /** The rule; null where there is none. */
  readonly object: ObjectRef | null;
}

const NOTHING: readonly AskedTls[] = [{ mode: null, object: null }];

/** A proxy as a caller; null where the workload has none that obeys DestinationRules. */
export function asCaller({ namespace, labels, dataPlane }: MeshWorkload): Caller | null {
  return dataPlane === "sidecar" || dataPlane === "gateway" ? { namespace, labels, dataPlane } : null;
}

/**
 * Everything that a client may be told of TLS towards a workload behind a host: by its DestinationRule as a whole, by the
 * subsets that select the workload, and by port, because telemetry tells neither subset nor port.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy
 */
export function askedTls(
  routing: MeshRouting,
  client: MeshWorkload,
  host: string,
  server: MeshWorkload,
): readonly AskedTls[] {
  const caller = asCaller(client);
  const namespace = routing.registry.find(host)?.namespace ?? "";
  const rules = caller && routing.rules.for(caller, host, namespace);
  if (!rules) return NOTHING;
  const { meta } = rules.rule;
  const object: ObjectRef = { kind: "DestinationRule", namespace: meta.namespace, name: meta.name };
  const subsets = [...rules.subsets].filter(([, subset]) => hasLabels(server, textMapAt(subset, "labels")));
  const ports = new Set(servedPorts(routing, host, server, []).map(({ service }) => service));
  const modes = new Set(
    ["", ...subsets.map(([name]) => name)].flatMap((subset) =>
      [...ports].map((port) => tlsMode(trafficPolicy(rules, subset, port))),
    ),
  );
  return [...modes].map((mode) => ({ mode, object: mode === null ? null : object }));
}
