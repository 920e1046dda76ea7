import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import { BY_NAME, BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { placedItems } from "../placed-items";
import { selectorOf } from "../policy-targets";
import { workloadsLabelled } from "../registry/workloads-labelled";
import { knowsWorkloads } from "../workloads-of";
import { gatewaySelector } from "./gateway-servers";
import { gatewaysOf } from "./gateways-of";

const CLAIMS = "@request.auth.claims";

/**
 * A match of claims at a gateway without a RequestAuthentication, which alone reads tokens.
 * https://istio.io/latest/docs/reference/config/analysis/ist0149/
 */
export const claimsNeedAuthentication: Check = {
  codes: ["IST0149"],
  kinds: ["VirtualService"],
  run(object, mesh) {
    const claims = claimMatches(object);
    if (claims.length === 0 || !mesh.knows("RequestAuthentication") || !knowsWorkloads(mesh)) return [];
    const bare = gatewaysOf(object).filter(({ name }) =>
      mesh
        .find(BY_NAME, `Gateway.networking.istio.io/${name}`)
        .some((gateway) => !readsTokens(gateway, mesh)),
    );
    if (bare.length === 0) return [];
    return claims.map((path) =>
      foundAt(
        "error",
        path,
        `Claims are matched, and no RequestAuthentication applies to the proxies of the Gateway "${bare[0]?.written ?? ""}".`,
        "Without one no token is read there: the claim is never present.",
      ),
    );
  },
};

function claimMatches({ data }: ClusterObject): readonly FieldPath[] {
  return placedItems(objectAt(data, "spec"), "http", ["spec"])
    .flatMap(({ item, path }) => placedItems(item, "match", path))
    .flatMap(({ item, path }) =>
      ["headers", "withoutHeaders"].flatMap((field) =>
        Object.keys(objectAt(item, field))
          .filter((name) => name.toLowerCase().startsWith(CLAIMS))
          .map((name) => [...path, field, name]),
      ),
    );
}

/** Whether a RequestAuthentication applies to every proxy that the Gateway selects; also where it selects none. */
function readsTokens(gateway: ClusterObject, mesh: MeshView): boolean {
  const proxies = workloadsLabelled(mesh, gatewaySelector(gateway)).filter(({ kind }) => kind === "Pod");
  return proxies.every(({ meta }) =>
    [meta.namespace, mesh.settings.rootNamespace]
      .flatMap((namespace) => mesh.find(BY_NAMESPACE, `RequestAuthentication/${namespace}`))
      .some((policy) =>
        Object.entries(selectorOf(policy)).every(([key, value]) => meta.labels[key] === value),
      ),
  );
}
