import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isExportedTo } from "@/lib/domain/mesh/hosts/exported-to";
import { hostAndWildcards } from "@/lib/domain/mesh/hosts/host-matches";
import { resolveHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import type { MeshView } from "../mesh-view";
import { DESTINATION_RULES_BY_HOST } from "../registry/host-indexes";
import { tlsModeOf } from "./tls-mode";

/**
 * A rule that says nothing of TLS for a host to which a rule for a whole namespace or mesh gives mutual TLS: of the two only
 * the more specific counts. With automatic mutual TLS nothing is lost by it unless the wide rule brings certificates of its
 * own (MUTUAL). https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
export const tlsOverridden: Check = {
  codes: ["KIA0204"],
  kinds: ["DestinationRule"],
  run(object, mesh) {
    const policy = objectAt(objectAt(object.data, "spec"), "trafficPolicy");
    if (saysTls(policy)) return [];
    const wide = widerRules(object, mesh).find((rule) =>
      mesh.settings.autoMtls ? tlsModeOf(rule) === "MUTUAL" : /MUTUAL$/.test(tlsModeOf(rule)),
    );
    if (wide === undefined) return [];
    return [
      foundAt(
        "warning",
        "trafficPolicy" in objectAt(object.data, "spec") ? ["spec", "trafficPolicy"] : ["spec"],
        `This rule says nothing of TLS, and overrides the mutual TLS of "${wide.meta.namespace}/${wide.meta.name}".`,
        "Of several rules for one host only the most specific counts: calls to this host lose the settings of the wider rule.",
        { related: [refOf(wide)] },
      ),
    ];
  },
};

const saysTls = (policy: JsonObject): boolean =>
  "tls" in policy || objectsAt(policy, "portLevelSettings").some((port) => "tls" in port);

/** Rules for wildcards that cover the host and that callers of it would obey: from its own, the service's or the root namespace. */
function widerRules({ data, meta }: ClusterObject, mesh: MeshView): readonly ClusterObject[] {
  const host = resolveHost(textAt(objectAt(data, "spec"), "host"), meta.namespace);
  const homes = [meta.namespace, serviceOfHost(host)?.namespace ?? "", mesh.settings.rootNamespace];
  return hostAndWildcards(host)
    .filter((wildcard) => wildcard !== host)
    .flatMap((wildcard) => mesh.find(DESTINATION_RULES_BY_HOST, wildcard))
    .filter((rule) => homes.includes(rule.meta.namespace) && isExportedTo(rule, meta.namespace));
}
