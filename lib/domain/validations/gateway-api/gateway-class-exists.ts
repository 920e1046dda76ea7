import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check } from "../check";
import { foundAt } from "../found-at";
import { BY_KIND, BY_NAME } from "../indexes";
import { nameList } from "../name-list";

/**
 * A Gateway of a class that the cluster does not have.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclass
 */
export const gatewayClassExists: Check = {
  codes: ["KIA1504"],
  kinds: ["Gateway.gateway.networking.k8s.io"],
  run({ data }, mesh) {
    const name = textAt(objectAt(data, "spec"), "gatewayClassName");
    if (!mesh.knows("GatewayClass") || mesh.find(BY_NAME, `GatewayClass//${name}`).length > 0) return [];
    const classes = mesh.find(BY_KIND, "GatewayClass").map(({ meta }) => meta.name);
    const there = classes.length === 0 ? "There is none" : `There is ${nameList(classes.toSorted())}`;
    return [
      foundAt(
        "error",
        ["spec", "gatewayClassName"],
        `The cluster has no GatewayClass "${name}". ${there}.`,
        "No controller takes care of this Gateway: it gets no proxy and no address.",
      ),
    ];
  },
};
