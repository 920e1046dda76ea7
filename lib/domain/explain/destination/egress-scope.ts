import type { JsonObject } from "../../mesh/cluster-object";
import { isExportedTo } from "../../mesh/hosts/exported-to";
import { objectAt, objectsAt, textsAt } from "../../mesh/read-json";
import type { Caller } from "../../routing/caller";
import type { MeshRouting } from "../../routing/mesh-routing";
import { destinationHosts } from "../../routing/routed-hosts";
import { importsHost } from "../../routing/sidecar-scope";
import type { VirtualService } from "../../routing/virtual-service";

/** What a proxy may know of the mesh on a port, by its Sidecar. */
export interface EgressScope {
  knowsService(host: string, namespace: string): boolean;
  knowsVirtualService(virtualService: VirtualService): boolean;
}

const EVERYTHING: EgressScope = { knowsService: () => true, knowsVirtualService: () => true };

/** The listeners for a port: those that name it, else those for every other port. */
function listenersFor(egress: readonly JsonObject[], port: number): readonly JsonObject[] {
  const numberOf = (one: JsonObject): unknown => objectAt(one, "port")["number"];
  const own = egress.filter((one) => numberOf(one) === port);
  return own.length > 0 ? own : egress.filter((one) => typeof numberOf(one) !== "number");
}

/** Hosts that imported VirtualServices send to; they are known although nothing imports them. */
function routedTo(
  mesh: MeshRouting,
  { namespace }: Caller,
  imports: (one: VirtualService) => boolean,
): ReadonlySet<string> {
  const seen = mesh.virtualServices.all.filter(
    (one) => one.gateways.includes("mesh") && isExportedTo(one.object, namespace) && imports(one),
  );
  return new Set(seen.flatMap(({ object }) => destinationHosts(object)));
}

/**
 * What the Sidecar of a caller lets its proxy know of services on a port; everything where none applies.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export function egressScope(mesh: MeshRouting, caller: Caller, port: number): EgressScope {
  const sidecar = mesh.sidecarOf(caller)?.sidecar;
  const egress = sidecar ? objectsAt(objectAt(sidecar.data, "spec"), "egress") : [];
  if (egress.length === 0) return EVERYTHING;
  const hosts = listenersFor(egress, port).flatMap((one) => textsAt(one, "hosts"));
  const imported = (host: string, namespace: string): boolean =>
    hosts.some((one) => importsHost(one, caller.namespace, host, namespace));
  const knowsVirtualService = (one: VirtualService): boolean =>
    one.hosts.some((host) => imported(host, one.object.meta.namespace));
  const led = routedTo(mesh, caller, knowsVirtualService);
  return {
    knowsService: (host, namespace) => imported(host, namespace) || led.has(host),
    knowsVirtualService,
  };
}
