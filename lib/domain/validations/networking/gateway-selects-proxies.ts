import type { Check } from "../check";
import { foundAt } from "../found-at";
import { nameList } from "../name-list";
import { workloadsLabelled } from "../registry/workloads-labelled";
import { knowsWorkloads } from "../workloads-of";
import { gatewaySelector } from "./gateway-servers";

/**
 * A selector that no workload has: of any namespace, or of the Gateway's own where Istio is set up so.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway-selector
 */
export const gatewaySelectsProxies: Check = {
  codes: ["KIA0302"],
  kinds: ["Gateway.networking.istio.io"],
  run(object, mesh) {
    const selector = gatewaySelector(object);
    if (Object.keys(selector).length === 0 || !knowsWorkloads(mesh)) return [];
    const own = mesh.settings.gatewaysInOwnNamespace;
    const selected = workloadsLabelled(mesh, selector).some(
      ({ meta }) => !own || meta.namespace === object.meta.namespace,
    );
    if (selected) return [];
    const labels = nameList(Object.entries(selector).map(([key, value]) => `${key}=${value}`));
    return [
      foundAt(
        "warning",
        ["spec", "selector"],
        `No workload ${own ? `of the namespace "${object.meta.namespace}" ` : ""}has the labels ${labels}.`,
        "No proxy opens these ports or serves these hosts.",
      ),
    ];
  },
};
