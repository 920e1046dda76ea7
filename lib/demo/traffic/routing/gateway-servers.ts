import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr, textsIn } from "../../world/read-json";
import { objectRef } from "../model/object-ref";
import type { MeshWorld } from "../model/mesh-world";
import { perWorld } from "../model/per-world";
import type { PodGroup } from "../model/pod-group";
import { inOrderOfCreation } from "../registry/in-order-of-creation";
import { selectsPods } from "../registry/selects-pods";
import { serviceRegistry } from "../registry/service-registry";
import { targetPort } from "../registry/target-port";

interface ServerHost {
  /** `*`, or the namespace whose VirtualServices may use the host. */
  readonly namespace: string;
  readonly host: string;
}

/** What a server does with connections: speak HTTP, end TLS and speak HTTP or pass bytes on, or pass TLS on as it is. */
export type ServerKind = "http" | "https" | "tls" | "passthrough" | "tcp";

/** One server of a Gateway that a gateway's pods serve. */
export interface GatewayServer {
  /** `namespace/name` of the Gateway. */
  readonly gateway: string;
  readonly ref: string;
  readonly port: number;
  readonly kind: ServerKind;
  readonly hosts: readonly ServerHost[];
  readonly httpsRedirect: boolean;
  /** The Secret of its certificate, "" where it needs none. */
  readonly credential: string;
}

const HTTP: ReadonlySet<string> = new Set(["HTTP", "HTTP2", "GRPC", "GRPC-WEB"]);
/** TLS settings without a mode are PASSTHROUGH, the first of its values. */
const PASSED_ON: ReadonlySet<string> = new Set(["", "PASSTHROUGH", "AUTO_PASSTHROUGH"]);
const WITH_CREDENTIAL: ReadonlySet<string> = new Set(["SIMPLE", "MUTUAL", "OPTIONAL_MUTUAL"]);

function kindOf(protocol: string, mode: string): ServerKind {
  if (HTTP.has(protocol)) return "http";
  if (protocol !== "HTTPS" && protocol !== "TLS") return "tcp";
  if (PASSED_ON.has(mode)) return "passthrough";
  return protocol === "HTTPS" ? "https" : "tls";
}

function hostOf(written: string, own: string): ServerHost {
  const at = written.indexOf("/");
  const namespace = at < 0 ? "*" : written.slice(0, at);
  return { namespace: namespace === "." ? own : namespace, host: written.slice(at + 1).toLowerCase() };
}

function read(gateway: K8sObject, server: JsonObject, index: number): readonly GatewayServer[] {
  const { namespace = "", name } = gateway.metadata;
  const port = jsonAt(server, "port", "number");
  if (typeof port !== "number") return [];
  const mode = textOr(jsonAt(server, "tls", "mode"));
  return [
    {
      gateway: `${namespace}/${name}`,
      ref: objectRef(gateway, `spec.servers[${index}]`),
      port,
      kind: kindOf(textOr(jsonAt(server, "port", "protocol")).toUpperCase() || "HTTP", mode),
      hosts: textsIn(server["hosts"]).map((one) => hostOf(one, namespace)),
      httpsRedirect: jsonAt(server, "tls", "httpsRedirect") === true,
      credential: WITH_CREDENTIAL.has(mode) ? textOr(jsonAt(server, "tls", "credentialName")) : "",
    },
  ];
}

interface ReadGateway {
  readonly selector: ReadonlyMap<string, string>;
  readonly servers: readonly GatewayServer[];
}

const gateways = perWorld((world: MeshWorld): readonly ReadGateway[] =>
  world
    .objects("networking.istio.io", "Gateway")
    .toSorted(inOrderOfCreation)
    .map((one) => ({
      selector: textMap(jsonAt(one, "spec", "selector")),
      servers: objectsIn(jsonAt(one, "spec", "servers")).flatMap((server, index) => read(one, server, index)),
    })),
);

/** The ports of the Services in front of a gateway's pods, as they are numbered there and at the pods. */
function mappedPorts(world: MeshWorld, proxy: PodGroup): ReadonlyMap<number, number> {
  const ports = serviceRegistry(world)
    .servicesIn(proxy.end.namespace)
    .filter((service) => selectsPods(service, proxy.labels))
    .flatMap((service) => service.ports);
  return new Map(ports.toReversed().map((port) => [port.number, targetPort(world, port, proxy)]));
}

/**
 * The servers that a gateway's pods have at a port, of all Gateways that select them, the oldest first. Servers and callers may
 * name a port of the pods' Service or the one behind it.
 * https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export function gatewayServers(world: MeshWorld, proxy: PodGroup, port: number): readonly GatewayServer[] {
  const mapped = mappedPorts(world, proxy);
  const listening = (number: number): number => mapped.get(number) ?? number;
  return gateways(world)
    .filter(({ selector }) => [...selector].every(([name, value]) => proxy.labels.get(name) === value))
    .flatMap(({ servers }) => servers)
    .filter((server) => server.port === port || listening(server.port) === listening(port));
}
