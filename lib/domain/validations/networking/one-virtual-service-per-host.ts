import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import { placedItems, placedTexts } from "../placed-items";
import { VIRTUAL_SERVICES_BY_HOST } from "../registry/host-indexes";
import { knownTogether } from "../registry/known-together";
import { gatewaysOf, isForMesh } from "./gateways-of";
import { isCatchAll } from "./match-coverage";

/**
 * Several VirtualServices for one host. Sidecars obey the oldest of them only. Gateways join their routes in order of age,
 * as is recommended, so there it is a fault only where an earlier one takes every request. A wildcard and a host that it
 * covers are no conflict: the more specific one counts.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export const oneVirtualServicePerHost: Check = {
  codes: ["KIA1106"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    const { namespace } = object.meta;
    return placedTexts(objectAt(object.data, "spec"), "hosts", ["spec"]).flatMap(({ text, path }) => {
      const host = resolveHost(text, namespace);
      const same = mesh.find(VIRTUAL_SERVICES_BY_HOST, host);
      const place = same.findIndex(
        ({ meta }) => meta.namespace === namespace && meta.name === object.meta.name,
      );
      const rivals = same.filter((other, index) => {
        if (index === place || !knownTogether(mesh, { object, host }, { object: other, host })) return false;
        const [older, younger] = index < place ? [other, object] : [object, other];
        return (isForMesh(older) && isForMesh(younger)) || takesAllAtGateway(older, younger);
      });
      if (rivals.length === 0) return [];
      const names = nameList(rivals.map(({ meta }) => `${meta.namespace}/${meta.name}`));
      return [
        foundAt(
          "warning",
          path,
          `The host "${text}" has another VirtualService for the same callers: ${names}.`,
          "The oldest counts; what the others say about these callers is not obeyed.",
          { related: rivals.slice(0, 10).map(refOf) },
        ),
      ];
    });
  },
};

/** Whether both are for one Gateway and the older leaves no request to the younger. */
function takesAllAtGateway(older: ClusterObject, younger: ClusterObject): boolean {
  const names = gatewaysOf(older).map(({ name }) => name);
  const shared = gatewaysOf(younger).some(({ name }) => name !== "mesh" && names.includes(name));
  return shared && placedItems(objectAt(older.data, "spec"), "http", []).some(({ item }) => isCatchAll(item));
}
