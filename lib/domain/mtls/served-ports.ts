import type { MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import { targetPort } from "../routing/service-registry";

/** A port of a service, and the workload's own port that it leads to; null for one that is not known. */
export interface ServedPort {
  readonly service: number | null;
  readonly target: number | null;
}

/**
 * The ports that calls of a host may reach at a workload; where the host is not known, any. `special` are ports of the
 * workload that something is said of. https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function servedPorts(
  { registry }: Pick<MeshRouting, "registry">,
  host: string,
  server: MeshWorkload,
  special: readonly number[],
): readonly ServedPort[] {
  const ports = host === "" ? [] : (registry.find(host)?.ports ?? []);
  const any = special.map((target) => ({ service: null, target }));
  if (ports.length === 0) return [{ service: null, target: null }, ...any];
  return ports.flatMap((port): readonly ServedPort[] => {
    const own = port["port"] ?? port["number"];
    const service = typeof own === "number" ? own : null;
    const target = targetPort(port, server);
    return target === null ? [{ service, target }, ...any] : [{ service, target }];
  });
}
