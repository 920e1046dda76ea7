import type { MeshWorld } from "../model/mesh-world";
import type { CalledService } from "../model/mesh-flow";
import type { PodGroup } from "../model/pod-group";
import { isExportedTo } from "../registry/exported-to";
import { type DestinationRule, destinationRules } from "./destination-rules";

type Candidates = readonly DestinationRule[];

/** The rules of a namespace for the most specific host that matches and has some of a kind. */
function mostSpecific(
  world: MeshWorld,
  namespace: string,
  host: string,
  fits: (rule: DestinationRule) => boolean,
): Candidates {
  const levels = destinationRules(world).get(namespace)?.matching(host) ?? [];
  for (const level of levels) {
    const found = level.filter(fits);
    if (found.length > 0) return found;
  }
  return [];
}

/** Which namespace's rules apply: the client's, else those that the service's or else the root namespace exports to it. */
function candidates(world: MeshWorld, client: PodGroup, service: CalledService): Candidates {
  const { namespace } = client.end;
  const { rootNamespace } = world;
  const exported = (rule: DestinationRule): boolean => isExportedTo(rule.exportTo, rule.namespace, namespace);
  // Rules of the root namespace are usually for the whole mesh: its own proxies prefer only those meant for them alone.
  const first = (rule: DestinationRule): boolean =>
    exported(rule) &&
    (namespace !== rootNamespace || (rule.exportTo.length === 1 && rule.exportTo[0] === "."));
  const own = mostSpecific(world, namespace, service.host, first);
  if (own.length > 0) return own;
  const ofService =
    service.namespace === "" ? [] : mostSpecific(world, service.namespace, service.host, exported);
  return ofService.length > 0 ? ofService : mostSpecific(world, rootNamespace, service.host, exported);
}

/**
 * The DestinationRule that a client obeys for a service, null without one. Among the rules of the namespace that decides, one
 * that selects the client (only its own namespace's can) comes before one for all.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
 */
export function destinationRuleFor(
  world: MeshWorld,
  client: PodGroup,
  service: CalledService,
): DestinationRule | null {
  const found = candidates(world, client, service);
  const selects = ({ selector, namespace }: DestinationRule): boolean =>
    selector !== null &&
    namespace === client.end.namespace &&
    [...selector].every(([name, value]) => client.labels.get(name) === value);
  return found.find(selects) ?? found.find(({ selector }) => selector === null) ?? null;
}
