import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { throughEgressGateway } from "./egress-gateway";
import type { EgressInput, EgressParts, GatewayOut } from "./egress-input";
import { hostShape, nameOfHost } from "./host-name";
import { newObject } from "./new-object";
import { incomplete, type Recipe, type RecipeObject } from "./recipe";

/**
 * Lets the workloads of a namespace call a host outside of the mesh.
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/,
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-tls-origination/,
 * https://istio.io/latest/docs/tasks/traffic-management/egress/egress-gateway/
 */
export function egressToHost(input: EgressInput): Recipe {
  const missing = whatIsMissing(input);
  if (missing !== null) return incomplete(missing);
  const { namespace, host, gateway } = input;
  const parts: EgressParts = {
    ...input,
    name: `egress-${nameOfHost(host)}`,
    exportTo: gateway === null || gateway.namespace === namespace ? ["."] : [".", gateway.namespace],
  };
  const routed = gateway === null ? null : throughEgressGateway(parts, gateway);
  return {
    state: "ready",
    title: `Egress to ${host}`,
    sentence: sentenceOf(input),
    warnings: [...warningsOf(input), ...(routed?.warnings ?? [])],
    objects: [serviceEntry(parts), ...tlsToHost(parts), ...(routed?.objects ?? [])],
  };
}

function whatIsMissing({ namespace, host, mode, port, tlsPort, gateway }: EgressInput): string | null {
  if (namespace === "") return "Choose the namespace whose workloads call the host.";
  const shape = hostShape(host);
  if (shape === null) return "Write the host as a DNS name, such as api.example.com.";
  const ports = mode === "origination" ? [port, tlsPort] : [port];
  if (!ports.every(isPort)) return "A port is a whole number from 1 to 65535.";
  if (mode === "origination" && port === tlsPort)
    return "The port for HTTP and the port for TLS must differ.";
  if (gateway !== null && !isGateway(gateway))
    return "Name the Service of the gateway by its whole host, and its pods by a label.";
  return shape === "wildcard" ? whyNoWildcard(mode, gateway) : null;
}

function whyNoWildcard(mode: EgressInput["mode"], gateway: GatewayOut | null): string | null {
  if (gateway !== null)
    return "A gateway cannot tell the address of a wildcard host: name one host, or call it directly.";
  return mode === "origination" ? "TLS is opened to one name: a wildcard host has none." : null;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function isGateway({ host, namespace, selector }: GatewayOut): boolean {
  return hostShape(host) === "name" && namespace !== "" && Object.keys(selector).length > 0;
}

/** https://istio.io/latest/docs/reference/config/networking/service-entry/ */
function serviceEntry({ namespace, name, host, exportTo, ...parts }: EgressParts): RecipeObject {
  return newObject("ServiceEntry", {
    namespace,
    name,
    spec: {
      hosts: [host],
      location: "MESH_EXTERNAL",
      ports: portsOf(parts),
      // The addresses of a wildcard cannot be looked up: calls go where the caller resolved it to.
      resolution: hostShape(host) === "wildcard" ? "NONE" : "DNS",
      exportTo,
    },
  });
}

type PortParts = Pick<EgressInput, "mode" | "port" | "tlsPort" | "gateway">;

function portsOf({ mode, port, tlsPort, gateway }: PortParts): readonly JsonObject[] {
  if (mode === "passthrough") return [{ number: port, name: "tls", protocol: "TLS" }];
  const plain = { number: port, name: "http", protocol: "HTTP" };
  if (mode === "http") return [plain];
  return gateway === null
    ? [{ ...plain, targetPort: tlsPort }]
    : [plain, { number: tlsPort, name: "https", protocol: "HTTPS" }];
}

/** TLS is opened by the last proxy on the way: the workload's own on the plain port, or the gateway on the TLS port. */
function tlsToHost({ namespace, name, host, exportTo, ...parts }: EgressParts): readonly RecipeObject[] {
  if (parts.mode !== "origination") return [];
  const number = parts.gateway === null ? parts.port : parts.tlsPort;
  const portLevelSettings = [{ port: { number }, tls: { mode: "SIMPLE", sni: host } }];
  const spec = { host, trafficPolicy: { portLevelSettings }, exportTo };
  return [newObject("DestinationRule", { namespace, name: `${name}-tls`, spec })];
}

function sentenceOf({ namespace, host, mode, port, tlsPort, gateway }: EgressInput): string {
  const way = gateway === null ? "straight from their proxies" : `through the egress gateway ${gateway.host}`;
  const what = {
    http: `${host} by HTTP on port ${port}`,
    passthrough: `${host} by TLS on port ${port}, which the mesh tells by its SNI and does not open`,
    origination: `http://${host}:${port}, and the mesh speaks TLS to it on port ${tlsPort}`,
  }[mode];
  return `Workloads of ${namespace} can call ${what}; the calls go ${way}.`;
}

function warningsOf({ namespace, mode, host }: EgressInput): readonly string[] {
  const scope = `Other namespaces than ${namespace} do not learn of ${host}.`;
  if (mode === "origination")
    return [scope, "Workloads that call https:// themselves are not helped: they must call http://."];
  return mode === "passthrough"
    ? [scope, "Paths, methods and codes of these calls cannot be seen or routed on: only bytes."]
    : [scope, "These calls are not encrypted on their way out."];
}
