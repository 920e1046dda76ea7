import { isExportedTo } from "../mesh/hosts/exported-to";
import { compareHosts, hostCovers } from "../mesh/hosts/host-matches";
import type { Caller } from "../routing/caller";
import type { MeshRouting } from "../routing/mesh-routing";
import type { VirtualService } from "../routing/virtual-service";
import { egressScope } from "./destination/egress-scope";
import type { ExplainStep } from "./explanation";
import { nameOf, refOf, step } from "./step";

/** A host of the mesh that is called. */
interface CalledHost {
  readonly host: string;
  readonly port: number;
  /** Of the service; "" for a host that nobody registered, which is no host of `*`. */
  readonly namespace: string;
}

interface Candidate {
  readonly virtualService: VirtualService;
  /** The most specific of its hosts that covers the one called. */
  readonly by: string;
}

export interface ChosenVirtualService {
  readonly virtualService: VirtualService | null;
  readonly steps: readonly ExplainStep[];
}

/** Those for the host inside the mesh: the most specific host first, of several of those the oldest. */
function candidates({ virtualServices }: MeshRouting, { host, namespace }: CalledHost): readonly Candidate[] {
  const found = virtualServices.all.flatMap((virtualService) => {
    if (!virtualService.gateways.includes("mesh")) return [];
    const covering = virtualService.hosts
      .filter((one) => hostCovers(one, host) && (namespace !== "" || one !== "*"))
      .toSorted(compareHosts);
    const [by] = covering;
    return by === undefined ? [] : [{ virtualService, by }];
  });
  return found.toSorted((one, other) => compareHosts(one.by, other.by));
}

/** Why a proxy does not see a VirtualService; null where it does. */
function unseen(
  mesh: MeshRouting,
  caller: Caller,
  { port, namespace }: CalledHost,
  virtualService: VirtualService,
): string | null {
  const { object } = virtualService;
  if (!isExportedTo(object, caller.namespace))
    return `it is not exported to the namespace ${caller.namespace}`;
  const own = object.meta.namespace;
  if (caller.dataPlane === "waypoint" && own !== caller.namespace && own !== namespace)
    return "a waypoint obeys those of its own namespace and of the service's only";
  if (egressScope(mesh, caller, port).knowsVirtualService(virtualService)) return null;
  return "the caller's Sidecar does not import it";
}

/**
 * The VirtualService that routes calls of a proxy to a host inside the mesh, and why others that name the host do not.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function chooseVirtualService(
  mesh: MeshRouting,
  caller: Caller,
  called: CalledHost,
): ChosenVirtualService {
  const steps: ExplainStep[] = [];
  let chosen: Candidate | null = null;
  for (const one of candidates(mesh, called)) {
    const object = refOf(one.virtualService.object);
    const because = unseen(mesh, caller, called, one.virtualService);
    if (because !== null) {
      steps.push(step({ object }, "scope", "skips", because));
    } else if (chosen) {
      const rank = chosen.by === one.by ? "is older" : `has the more specific host ${chosen.by}`;
      const winner = nameOf(refOf(chosen.virtualService.object));
      steps.push(
        step(
          { object, path: "spec.hosts" },
          "scope",
          "skips",
          `inside the mesh one counts for a host, and ${winner} ${rank}`,
        ),
      );
    } else {
      chosen = one;
      steps.push(
        step({ object, path: "spec.hosts" }, "scope", "takes", `its host ${one.by} is the one called`),
      );
    }
  }
  return { virtualService: chosen?.virtualService ?? null, steps };
}
