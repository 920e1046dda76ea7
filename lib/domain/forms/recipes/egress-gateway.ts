import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { EgressParts, GatewayOut } from "./egress-input";
import { nameOfHost } from "./host-name";
import { newObject } from "./new-object";
import type { RecipeObject } from "./recipe";

/**
 * Leads calls of a host to an egress gateway, and on from there. Between the two, HTTP that will be turned into TLS goes by
 * mutual TLS, so the gateway knows the caller. https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/,
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway-tls-origination/
 */
export function throughEgressGateway(
  parts: EgressParts,
  gateway: GatewayOut,
): { readonly objects: readonly RecipeObject[]; readonly warnings: readonly string[] } {
  const { namespace, name, exportTo } = parts;
  const port = parts.mode === "passthrough" ? 443 : 80;
  return {
    objects: [
      newObject("Gateway.networking.istio.io", {
        namespace,
        name,
        spec: { selector: gateway.selector, servers: [serverOf(parts, port)] },
      }),
      newObject("DestinationRule", {
        namespace,
        name: `${name}-gateway`,
        spec: { host: gateway.host, subsets: [subsetOf(parts, port)], exportTo },
      }),
      newObject("VirtualService", {
        namespace,
        name,
        spec: {
          hosts: [parts.host],
          gateways: ["mesh", name],
          exportTo,
          ...(parts.mode === "passthrough"
            ? { tls: routesOf(parts, gateway, port) }
            : { http: routesOf(parts, gateway, port) }),
        },
      }),
    ],
    warnings: [
      ...(gateway.ports === null || gateway.ports.includes(port)
        ? []
        : [`The Service ${gateway.host} has no port ${port}: calls would not reach the gateway.`]),
      "The mesh alone does not stop a workload from going around the gateway: a NetworkPolicy has to.",
    ],
  };
}

function serverOf({ host, mode }: EgressParts, number: number): JsonObject {
  const server = {
    http: { port: { number, name: "http", protocol: "HTTP" }, hosts: [host] },
    passthrough: {
      port: { number, name: "tls", protocol: "TLS" },
      hosts: [host],
      tls: { mode: "PASSTHROUGH" },
    },
    origination: {
      port: { number, name: "https", protocol: "HTTPS" },
      hosts: [host],
      tls: { mode: "ISTIO_MUTUAL" },
    },
  };
  return server[mode];
}

function subsetOf({ host, mode }: EgressParts, number: number): JsonObject {
  const name = nameOfHost(host);
  if (mode !== "origination") return { name };
  const portLevelSettings = [{ port: { number }, tls: { mode: "ISTIO_MUTUAL", sni: host } }];
  return { name, trafficPolicy: { portLevelSettings } };
}

/** One route from the workloads to the gateway, one from the gateway to the host. */
function routesOf(parts: EgressParts, gateway: GatewayOut, number: number): readonly JsonObject[] {
  const { host, name, mode, port, tlsPort } = parts;
  const sni = mode === "passthrough" ? { sniHosts: [host] } : {};
  const toGateway = { host: gateway.host, subset: nameOfHost(host), port: { number } };
  const toHost = { host, port: { number: mode === "origination" ? tlsPort : port } };
  return [
    { match: [{ gateways: ["mesh"], port, ...sni }], route: [{ destination: toGateway }] },
    { match: [{ gateways: [name], port: number, ...sni }], route: [{ destination: toHost }] },
  ];
}
