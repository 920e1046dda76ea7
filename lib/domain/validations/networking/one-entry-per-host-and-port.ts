import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import { placedTexts } from "../placed-items";
import { SERVICE_ENTRIES_BY_HOST } from "../registry/host-indexes";
import { knownTogether } from "../registry/known-together";

interface Shared {
  readonly entry: ClusterObject;
  readonly port: number;
  readonly sameProtocol: boolean;
}

/**
 * One host and port in several ServiceEntries that one proxy knows: with one protocol (KIA1211) or with different ones
 * (KIA1212). https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry
 */
export const oneEntryPerHostAndPort: Check = {
  codes: ["KIA1211", "KIA1212"],
  kinds: ["ServiceEntry"],
  run(object, mesh) {
    return placedTexts(objectAt(object.data, "spec"), "hosts", ["spec"]).flatMap(({ text, path }) => {
      const host = text.toLowerCase();
      const shared = mesh
        .find(SERVICE_ENTRIES_BY_HOST, host)
        .filter(({ meta }) => meta.namespace !== object.meta.namespace || meta.name !== object.meta.name)
        .filter((entry) => knownTogether(mesh, { object, host }, { object: entry, host }))
        .flatMap((entry) => sharedPorts(object, entry));
      return [...found(shared, true, text, path), ...found(shared, false, text, path)];
    });
  },
};

/** Ports by number with their protocols, in capitals; none is TCP. */
function portsOf({ data }: ClusterObject): ReadonlyMap<number, string> {
  return new Map(
    objectsAt(objectAt(data, "spec"), "ports").flatMap((port): [number, string][] => {
      const { number } = port;
      return typeof number === "number" ? [[number, (textAt(port, "protocol") || "TCP").toUpperCase()]] : [];
    }),
  );
}

function sharedPorts(one: ClusterObject, entry: ClusterObject): readonly Shared[] {
  const theirs = portsOf(entry);
  return Array.from(portsOf(one)).flatMap(([port, protocol]) =>
    theirs.has(port) ? [{ entry, port, sameProtocol: theirs.get(port) === protocol }] : [],
  );
}

function found(
  shared: readonly Shared[],
  sameProtocol: boolean,
  host: string,
  path: FoundHere["path"],
): readonly FoundHere[] {
  const these = shared.filter((one) => one.sameProtocol === sameProtocol);
  const [first] = these;
  if (first === undefined) return [];
  const entries = Array.from(new Set(these.map(({ entry }) => entry)));
  const names = nameList(entries.map(({ meta }) => `${meta.namespace}/${meta.name}`));
  const protocols = sameProtocol ? "" : " with another protocol";
  return [
    foundAt(
      "warning",
      path,
      `The host "${host}" at port ${first.port} is also in the ServiceEntry ${names}${protocols}.`,
      sameProtocol
        ? "Proxies join or choose between them; which endpoints and settings count is not laid down."
        : "A port can have one protocol only: the other entry's is not obeyed.",
      { code: sameProtocol ? "KIA1211" : "KIA1212", related: entries.slice(0, 10).map(refOf) },
    ),
  ];
}
