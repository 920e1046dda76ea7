import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { isExportedTo } from "@/lib/domain/mesh/hosts/exported-to";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import type { MeshView } from "../mesh-view";
import { placedItems, placedTexts, type PlacedText } from "../placed-items";
import { hostKnowledge, objectsOfHost } from "../registry/host-knowledge";

/**
 * A host among a Sidecar's imports that is not in the registry, or not in the namespace it is looked for in.
 * https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener-hosts
 */
export const sidecarHosts: Check = {
  codes: ["KIA1004"],
  kinds: ["Sidecar"],
  run(object, mesh) {
    return placedItems(objectAt(object.data, "spec"), "egress", ["spec"])
      .flatMap(({ item, path }) => placedTexts(item, "hosts", path))
      .filter((written) => isMissing(written, object, mesh))
      .map(({ text, path }) =>
        foundAt(
          "warning",
          path,
          `"${text}" names no Service or ServiceEntry that the proxies can know.`,
          "This line imports nothing. Hosts are written as namespace/host, with the full name of the host.",
        ),
      );
  },
};

function isMissing({ text }: PlacedText, { meta }: ClusterObject, mesh: MeshView): boolean {
  const slash = text.indexOf("/");
  const [from, host] = [text.slice(0, slash), text.slice(slash + 1).toLowerCase()];
  if (slash < 1 || host === "*" || from === "~") return false;
  const knowledge = hostKnowledge(mesh, host, meta.namespace);
  if (knowledge !== "known") return knowledge !== "unsure";
  if (from === "*" || host.startsWith("*")) return false;
  const home = from === "." ? meta.namespace : from;
  return !objectsOfHost(mesh, host).some(
    (object) => object.meta.namespace === home && isExportedTo(object, meta.namespace),
  );
}
