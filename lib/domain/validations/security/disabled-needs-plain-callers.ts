import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { isSelectorless } from "../policy-targets";
import { meshWideMutualTls, namespaceWideMutualTls } from "./mutual-tls-rules";
import { writtenMode } from "./peer-mode";

/**
 * DISABLE while a DestinationRule has callers use mutual TLS.
 * https://istio.io/latest/docs/ops/common-problems/network-issues/#service-unavailable-errors-after-setting-destination-rule
 */
export const disabledNeedsPlainCallers: Check = {
  codes: ["KIA0505", "KIA0506"],
  kinds: ["PeerAuthentication"],
  run(policy, mesh) {
    if (!mesh.knows("DestinationRule")) return [];
    if (!isSelectorless(policy) || writtenMode(policy) !== "DISABLE") return [];
    const { namespace } = policy.meta;
    const ofMesh = namespace === mesh.settings.rootNamespace;
    const rules = [...meshWideMutualTls(mesh), ...(ofMesh ? [] : namespaceWideMutualTls(mesh, namespace))];
    return rules
      .slice(0, 1)
      .map((rule) =>
        foundAt(
          "error",
          ["spec", "mtls"],
          `DestinationRule "${rule.meta.namespace}/${rule.meta.name}" has callers use mutual TLS, which this policy disables.`,
          "Callers speak TLS to servers that expect plain text, and their calls fail.",
          { code: ofMesh ? "KIA0506" : "KIA0505", related: rules.map(refOf) },
        ),
      );
  },
};
