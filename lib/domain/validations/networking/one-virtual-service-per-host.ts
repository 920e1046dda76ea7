import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { exportTo } from "@/lib/domain/mesh/hosts/exported-to";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { derive } from "../derive";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import type { MeshView } from "../mesh-view";
import { nameList } from "../name-list";
import { placedItems, placedTexts } from "../placed-items";
import { VIRTUAL_SERVICES_BY_HOST } from "../registry/host-indexes";
import { knownTogether } from "../registry/known-together";
import { gatewaysOf, isForMesh } from "./gateways-of";
import { isCatchAll } from "./match-coverage";

/**
 * Several VirtualServices for one host. Sidecars obey the oldest of them only. Gateways join their routes, as is recommended,
 * and try those that take every request last, so there it is a fault only where two have such a route. A wildcard and a host
 * that it covers are no conflict: the more specific one counts.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export const oneVirtualServicePerHost: Check = {
  codes: ["KIA1106"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    const { namespace } = object.meta;
    return placedTexts(objectAt(object.data, "spec"), "hosts", ["spec"]).flatMap(({ text, path }) => {
      const rivals = rivalsOf(object, resolveHost(text, namespace), mesh);
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

/** What decides whether VirtualServices of one host are in each other's way. */
interface Sharing {
  readonly object: ClusterObject;
  readonly forMesh: boolean;
  readonly gateways: ReadonlySet<string>;
  /** Whether a route of it takes every request. */
  readonly takesAll: boolean;
  /** Equal for those that the same callers know. */
  readonly audience: string;
}

/** Read once for all VirtualServices of a host: of some hosts there are hundreds. */
const SHARING = derive("virtual services of a host", (host, mesh): readonly Sharing[] =>
  mesh.find(VIRTUAL_SERVICES_BY_HOST, host).map((object) => {
    const spec = objectAt(object.data, "spec");
    const names = gatewaysOf(object).map(({ name }) => name);
    return {
      object,
      forMesh: isForMesh(object),
      gateways: new Set(names.filter((name) => name !== "mesh")),
      takesAll: placedItems(spec, "http", []).some(({ item }) => isCatchAll(item)),
      audience: JSON.stringify([object.meta.namespace, ...exportTo(object)]),
    };
  }),
);

function rivalsOf(object: ClusterObject, host: string, mesh: MeshView): readonly ClusterObject[] {
  const same = mesh.memo(SHARING, host);
  const { namespace, name } = object.meta;
  const place = same.findIndex(({ object: { meta } }) => meta.namespace === namespace && meta.name === name);
  const own = same[place];
  if (own === undefined) return [];
  const together = new Map<string, boolean>();
  const isKnown = ({ object: other, audience }: Sharing): boolean => {
    const known = together.get(audience) ?? knownTogether(mesh, { object, host }, { object: other, host });
    together.set(audience, known);
    return known;
  };
  return same
    .filter((other, index) => {
      if (index === place) return false;
      const isTaken = index < place ? takesAllAtGateway(other, own) : takesAllAtGateway(own, other);
      return ((other.forMesh && own.forMesh) || isTaken) && isKnown(other);
    })
    .map((other) => other.object);
}

/** Whether both have a route for every request of one Gateway, which tries such routes last: the younger's gets none. */
function takesAllAtGateway(older: Sharing, younger: Sharing): boolean {
  return older.takesAll && younger.takesAll && [...younger.gateways].some((name) => older.gateways.has(name));
}
