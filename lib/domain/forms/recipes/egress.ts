import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { nameOfHost, NETWORKING, recipeObject, type Place } from "./recipe-object";

/** The egress gateway that calls leave by. */
export interface EgressGateway {
  readonly namespace: string;
  /** Its Service. */
  readonly service: string;
  /** Labels of its pods. */
  readonly selector: Readonly<Record<string, string>>;
}

export interface EgressRequest {
  readonly namespace: string;
  /** The host outside the mesh. */
  readonly host: string;
  /** "TLS": workloads speak TLS themselves. "HTTP": plain HTTP. "originate": workloads speak HTTP, the proxy makes TLS of it. */
  readonly mode: "TLS" | "HTTP" | "originate";
  /** Null where calls leave from each workload. */
  readonly gateway: EgressGateway | null;
}

/**
 * Lets workloads call a host outside of the mesh: a ServiceEntry; a DestinationRule where the proxy makes TLS of it; and, where
 * calls leave by an egress gateway, its Gateway and the VirtualService that leads there.
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/
 */
export function egressRecipe(request: EgressRequest): readonly JsonObject[] {
  const place = { namespace: request.namespace, name: nameOfHost(request.host) };
  const originates = request.mode === "originate" ? [originationRule(request, place)] : [];
  const way = request.gateway === null ? [] : gatewayObjects(request, request.gateway, place);
  return [serviceEntry(request, place), ...originates, ...way];
}

function portOf({ mode }: EgressRequest): JsonObject {
  return mode === "TLS"
    ? { number: 443, name: "tls", protocol: "TLS" }
    : { number: 80, name: "http", protocol: "HTTP" };
}

function serviceEntry(request: EgressRequest, place: Place): JsonObject {
  const { host, mode } = request;
  const port = mode === "originate" ? { ...portOf(request), targetPort: 443 } : portOf(request);
  return recipeObject(NETWORKING, "ServiceEntry", place, {
    hosts: [host],
    location: "MESH_EXTERNAL",
    resolution: "DNS",
    ports: [port],
  });
}

function originationRule({ host }: EgressRequest, place: Place): JsonObject {
  return recipeObject(NETWORKING, "DestinationRule", place, {
    host,
    trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: "SIMPLE", sni: host } }] },
  });
}

function gatewayObjects(request: EgressRequest, gateway: EgressGateway, place: Place): readonly JsonObject[] {
  const { host, mode } = request;
  const name = `${place.name}-egress`;
  const opened = recipeObject(
    NETWORKING,
    "Gateway",
    { ...place, name },
    {
      selector: gateway.selector,
      servers: [
        { port: portOf(request), hosts: [host], ...(mode === "TLS" && { tls: { mode: "PASSTHROUGH" } }) },
      ],
    },
  );
  const subset = place.name;
  const service = `${gateway.service}.${gateway.namespace}.svc.cluster.local`;
  const toGateway = recipeObject(
    NETWORKING,
    "DestinationRule",
    { ...place, name: `${place.name}-to-egress` },
    {
      host: service,
      subsets: [{ name: subset }],
    },
  );
  const way = mode === "TLS" ? tlsWay(host, service, subset, name) : httpWay(host, service, subset, name);
  return [
    opened,
    toGateway,
    recipeObject(NETWORKING, "VirtualService", { ...place, name: `${place.name}-by-egress` }, way),
  ];
}

function httpWay(host: string, service: string, subset: string, gateway: string): JsonObject {
  return {
    hosts: [host],
    gateways: ["mesh", gateway],
    http: [
      {
        match: [{ gateways: ["mesh"], port: 80 }],
        route: [{ destination: { host: service, subset, port: { number: 80 } } }],
      },
      {
        match: [{ gateways: [gateway], port: 80 }],
        route: [{ destination: { host, port: { number: 80 } } }],
      },
    ],
  };
}

function tlsWay(host: string, service: string, subset: string, gateway: string): JsonObject {
  return {
    hosts: [host],
    gateways: ["mesh", gateway],
    tls: [
      {
        match: [{ gateways: ["mesh"], port: 443, sniHosts: [host] }],
        route: [{ destination: { host: service, subset, port: { number: 443 } } }],
      },
      {
        match: [{ gateways: [gateway], port: 443, sniHosts: [host] }],
        route: [{ destination: { host, port: { number: 443 } } }],
      },
    ],
  };
}
