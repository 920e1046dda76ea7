import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { serviceHost } from "../../traffic/registry/full-host";

interface GatewayServices {
  /** Hosts of the Services that carry a Gateway. */
  readonly hosts: readonly string[];
  /** Addresses that name no Service. */
  readonly skipped: readonly string[];
}

const NAME_OVERRIDE = "gateway.istio.io/name-override";

/**
 * The Services that carry a Gateway: the one istiod deploys for it (`<name>-<class>`, a waypoint's is named as the Gateway),
 * or those that its addresses of the type Hostname name.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/#deployment-methods
 */
export function gatewayServices(
  gateway: K8sObject,
  { waypoint }: { readonly waypoint: boolean },
): GatewayServices {
  const { name, namespace = "", annotations } = gateway.metadata;
  const addresses = objectsIn(jsonAt(gateway, "spec", "addresses"));
  const [first] = addresses;
  const managed =
    !first || (addresses.length === 1 && (textOr(first["type"]) || "IPAddress") === "IPAddress");
  if (managed) {
    const className = textOr(jsonAt(gateway, "spec", "gatewayClassName"));
    const own = annotations?.[NAME_OVERRIDE] ?? (waypoint ? name : `${name}-${className}`);
    return { hosts: [serviceHost(own, namespace)], skipped: [] };
  }
  const value = (one: (typeof addresses)[number]): string => textOr(one["value"]);
  const named = addresses.filter(({ type }) => type === "Hostname").map(value);
  return {
    hosts: named.map((host) => (host.includes(".") ? host : serviceHost(host, namespace))),
    skipped: addresses.filter(({ type }) => type !== "Hostname").map(value),
  };
}
