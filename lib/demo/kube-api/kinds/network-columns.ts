import { isIPv6 } from "node:net";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn, textOr, textsIn } from "../../world/read-json";
import { readPath } from "../../json/read-path";
import { textOf } from "../../json/text-of";
import { column } from "./column";
import { formatLabels, formatSelector } from "./format-selector";
import { limitedList } from "./limited-list";
import type { PrinterColumn } from "./served-kind";

const { age, text, wide } = column;
const MOST = 3;

const servicePort = (port: Json): string => {
  const node = textOf(readPath(port, "nodePort"));
  return `${textOf(readPath(port, "port"))}${node === "" ? "" : `:${node}`}/${textOf(readPath(port, "protocol") ?? "TCP")}`;
};

/** The addresses a load balancer was given, by IP or by name. */
const balancerAddresses = (object: K8sObject): readonly string[] =>
  objectsIn(readPath(object, "status.loadBalancer.ingress"))
    .map(({ ip, hostname }) => textOr(ip) || textOr(hostname))
    .filter((address) => address !== "");

function externalAddress(service: K8sObject): string {
  const own = textsIn(readPath(service, "spec.externalIPs"));
  const type = textOr(readPath(service, "spec.type"));
  if (type === "ExternalName") return textOr(readPath(service, "spec.externalName"));
  if (type !== "LoadBalancer") return own.length === 0 ? "<none>" : own.join(",");
  const all = [...balancerAddresses(service), ...own];
  return all.length === 0 ? "<pending>" : all.join(",");
}

const endpointsOf = (object: K8sObject): readonly string[] =>
  objectsIn(object["subsets"]).flatMap((subset) => {
    const addresses = objectsIn(subset["addresses"]).map(({ ip }) => textOr(ip));
    const ports = objectsIn(subset["ports"]);
    if (ports.length === 0) return addresses;
    return ports.flatMap(({ port }) =>
      addresses.map((ip) => `${isIPv6(ip) ? `[${ip}]` : ip}:${textOf(port)}`),
    );
  });

function parametersOf(object: K8sObject): string {
  const parameters = readPath(object, "spec.parameters");
  const group = textOr(readPath(parameters, "apiGroup"));
  const kind = `${textOr(readPath(parameters, "kind"))}${group === "" ? "" : `.${group}`}`;
  return parameters === undefined ? "<none>" : `${kind}/${textOr(readPath(parameters, "name"))}`;
}

const hostsOf = (ingress: K8sObject): readonly string[] =>
  objectsIn(readPath(ingress, "spec.rules"))
    .map(({ host }) => textOr(host))
    .filter((host) => host !== "");

/** The columns of Services and of what is behind and before them. */
export const NETWORK_COLUMNS: Readonly<Record<string, readonly PrinterColumn[]>> = {
  Service: [
    text("Type", (object) => textOr(readPath(object, "spec.type")) || "ClusterIP"),
    text("Cluster-IP", (object) => textOr(readPath(object, "spec.clusterIP")) || "<none>"),
    text("External-IP", externalAddress),
    text(
      "Port(s)",
      (object) => objectsIn(readPath(object, "spec.ports")).map(servicePort).join(",") || "<none>",
    ),
    age,
    wide("Selector", (object) => formatLabels(readPath(object, "spec.selector"))),
  ],
  Endpoints: [text("Endpoints", (object) => limitedList(endpointsOf(object), MOST, "<none>")), age],
  EndpointSlice: [
    text("AddressType", (object) => textOr(object["addressType"])),
    text("Ports", (object) => {
      const ports = objectsIn(object["ports"]).map(({ port, name }) => textOf(port ?? name ?? "*"));
      return limitedList(ports, MOST, "<unset>");
    }),
    text("Endpoints", (object) => {
      const addresses = objectsIn(object["endpoints"]).flatMap((endpoint) => textsIn(endpoint["addresses"]));
      return limitedList(addresses, MOST, "<unset>");
    }),
    age,
  ],
  Ingress: [
    text("Class", (object) => textOr(readPath(object, "spec.ingressClassName")) || "<none>"),
    text("Hosts", (object) => limitedList(hostsOf(object), MOST, "*")),
    text("Address", (object) => balancerAddresses(object).join(",")),
    text("Ports", (object) => (objectsIn(readPath(object, "spec.tls")).length > 0 ? "80, 443" : "80")),
    age,
  ],
  IngressClass: [
    text("Controller", (object) => textOr(readPath(object, "spec.controller"))),
    text("Parameters", parametersOf),
    age,
  ],
  NetworkPolicy: [
    text("Pod-Selector", (object) => formatSelector(readPath(object, "spec.podSelector"))),
    age,
  ],
};
