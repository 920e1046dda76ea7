import type { Check } from "../check";
import { foundAt } from "../found-at";
import { isSelectorless } from "../policy-targets";
import { meshWideMutualTls, namespaceWideMutualTls } from "./mutual-tls-rules";
import { writtenMode } from "./peer-mode";

/**
 * STRICT while callers are not told to use mutual TLS: automatic mutual TLS is off and no DestinationRule asks for it.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#sidecars
 */
export const strictNeedsMutualCallers: Check = {
  codes: ["KIA0401", "KIA0501"],
  kinds: ["PeerAuthentication"],
  run(policy, mesh) {
    if (mesh.settings.autoMtls || !mesh.knows("DestinationRule")) return [];
    if (!isSelectorless(policy) || writtenMode(policy) !== "STRICT") return [];
    const { namespace } = policy.meta;
    const ofMesh = namespace === mesh.settings.rootNamespace;
    const rules = [...meshWideMutualTls(mesh), ...(ofMesh ? [] : namespaceWideMutualTls(mesh, namespace))];
    if (rules.length > 0) return [];
    const whom = ofMesh ? "the mesh" : `namespace "${namespace}"`;
    return [
      foundAt(
        "error",
        ["spec", "mtls"],
        `No DestinationRule has callers of ${whom} use mutual TLS.`,
        "Automatic mutual TLS is off, so callers send plain text, which STRICT refuses.",
        { code: ofMesh ? "KIA0401" : "KIA0501" },
      ),
    ];
  },
};
