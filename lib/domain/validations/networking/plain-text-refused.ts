import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAME } from "../indexes";
import type { MeshView } from "../mesh-view";
import { namespaceMode, peerModeOf, type PeerMode } from "../security/peer-mode";
import { knowsWorkloads, workloadsSelected } from "../workloads-of";
import { reachOf, TLS_MODE_PATH, tlsModeOf } from "./tls-mode";

/**
 * TLS switched off towards workloads that ask for mutual TLS: by a PeerAuthentication of theirs or their namespace (KIA0207)
 * or by that of the mesh (KIA0208). https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 */
export const plainTextRefused: Check = {
  codes: ["KIA0207", "KIA0208"],
  kinds: ["DestinationRule"],
  run(object, mesh) {
    if (tlsModeOf(object) !== "DISABLE" || !mesh.knows("PeerAuthentication")) return [];
    const asked = modesOf(object, mesh).find(
      ({ mode, from }) => mode === "STRICT" && from && !differsByPort(from),
    );
    const policy = asked?.from;
    if (!policy) return [];
    const { namespace, name } = policy.meta;
    const ofMesh = namespace === mesh.settings.rootNamespace;
    return [
      foundAt(
        "error",
        TLS_MODE_PATH,
        `TLS is disabled, and the PeerAuthentication "${namespace}/${name}" asks for mutual TLS.`,
        "Workloads refuse plain text: calls to this host fail with 503 (UC).",
        { code: ofMesh ? "KIA0208" : "KIA0207", related: [refOf(policy)] },
      ),
    ];
  },
};

/** Some ports may take plain text after all. */
const differsByPort = ({ data }: ClusterObject): boolean => "portLevelMtls" in objectAt(data, "spec");

/** What the workloads behind the rule's host ask for. */
function modesOf(object: ClusterObject, mesh: MeshView): readonly PeerMode[] {
  const reach = reachOf(object);
  if (reach === "mesh") return [namespaceMode(mesh, mesh.settings.rootNamespace)];
  if (reach !== null) return [namespaceMode(mesh, reach.namespace)];
  const { data, meta } = object;
  const named = serviceOfHost(resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace));
  const [service] = named === null ? [] : mesh.find(BY_NAME, `Service/${named.namespace}/${named.name}`);
  if (service === undefined || !knowsWorkloads(mesh)) return [];
  const selector = textMapAt(objectAt(service.data, "spec"), "selector");
  if (Object.keys(selector).length === 0) return [];
  return workloadsSelected(mesh, service.meta.namespace, selector)
    .filter(({ dataPlane }) => dataPlane === "sidecar" || dataPlane === "ambient")
    .map((workload) => peerModeOf(mesh, workload));
}
