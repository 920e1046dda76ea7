import type { Check, FoundHere } from "../check";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { isSelectorless } from "../policy-targets";
import { writtenMode } from "../security/peer-mode";
import { reachOf, TLS_MODE_PATH, tlsModeOf } from "./tls-mode";

/**
 * Mutual TLS for all callers of the mesh (KIA0205) or of a namespace (KIA0206), while no PeerAuthentication says that
 * workloads speak it and Istio does not do so by itself.
 * https://istio.io/latest/docs/tasks/security/authentication/authn-policy/
 */
export const mutualTlsExpected: Check = {
  codes: ["KIA0205", "KIA0206"],
  kinds: ["DestinationRule"],
  run(object, mesh) {
    const reach = reachOf(object);
    if (reach === null || mesh.settings.autoMtls || !/^(ISTIO_)?MUTUAL$/.test(tlsModeOf(object))) return [];
    if (!mesh.knows("PeerAuthentication") || takesMutualTls(mesh, mesh.settings.rootNamespace)) return [];
    if (reach === "mesh") return [found("KIA0205", "the mesh")];
    return takesMutualTls(mesh, reach.namespace)
      ? []
      : [found("KIA0206", `the namespace "${reach.namespace}"`)];
  },
};

const takesMutualTls = (mesh: MeshView, namespace: string): boolean =>
  mesh
    .find(BY_NAMESPACE, `PeerAuthentication/${namespace}`)
    .some((policy) => isSelectorless(policy) && /^(STRICT|PERMISSIVE)$/.test(writtenMode(policy) ?? ""));

const found = (code: string, of: string): FoundHere =>
  foundAt(
    "error",
    TLS_MODE_PATH,
    `Callers use mutual TLS, and no PeerAuthentication of ${of} asks for it.`,
    "What workloads accept is left to a default: those without a sidecar cannot answer, and nothing keeps plain text out.",
    { code },
  );
