import { jsonPointer } from "@/lib/domain/config/json-pointer";
import { serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import type { Check } from "../check";
import type { Fix } from "../finding";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { destinationsOf, type PlacedDestination } from "../registry/destinations-of";
import { hostKnowledge } from "../registry/host-knowledge";

/**
 * A destination whose host is not in the registry, as proxies of the VirtualService's namespace know it. A mirror that is
 * not there fails no request and is a warning.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export const virtualServiceDestinations: Check = {
  codes: ["KIA1101"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    const { namespace } = object.meta;
    return destinationsOf(object).flatMap((destination) => {
      const { host, written, path, use } = destination;
      const knowledge = hostKnowledge(mesh, host, namespace);
      if (knowledge === "known" || knowledge === "unsure") return [];
      const message =
        knowledge === "notExported"
          ? `The host "${written}" is not exported to the namespace "${namespace}".`
          : `No Service or ServiceEntry has the host "${written}"${meant(host, written)}.`;
      const lenient = use === "mirror" || mesh.settings.allowAny;
      const fix = knowledge === "unknown" ? fullName(destination, mesh) : null;
      return [foundAt(lenient ? "warning" : "error", [...path, "host"], message, WHY[use], { fix })];
    });
  },
};

const WHY = {
  route: "Proxies have no cluster of this host: requests that are sent here fail with 503 (NC).",
  mirror: "Proxies have no cluster of this host: the copies go nowhere.",
};

const meant = (host: string, written: string): string =>
  host === written.toLowerCase() ? "" : `, meaning "${host}"`;

/** `name.namespace` means no Service, but its author surely meant one where there is one. */
function fullName({ host, written, path }: PlacedDestination, mesh: MeshView): Fix | null {
  const [name = "", namespace = "", ...more] = host.split(".");
  if (namespace === "" || more.some((label, index) => label !== ["svc"][index])) return null;
  if (mesh.find(BY_NAME, `Service/${namespace}/${name}`).length === 0) return null;
  const pointer = jsonPointer([...path, "host"]);
  const full = serviceHost(namespace, name);
  return {
    title: `Write the full name "${full}"`,
    patch: [
      { op: "test", path: pointer, value: written },
      { op: "replace", path: pointer, value: full },
    ],
  };
}
