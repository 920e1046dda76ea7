import type { ClusterObject } from "../../mesh/cluster-object";
import { compareHosts, hostCovers } from "../../mesh/hosts/host-matches";
import { olderFirst } from "../../mesh/older-first";
import { objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import { gatewaySelects } from "../../routing/gateway-servers";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import type { Found } from "./found";
import { samePorts } from "./same-ports";
import type { ListenerMode } from "./tls-mismatch";

/** A server of a Gateway of networking.istio.io. */
export interface IstioServer {
  readonly gateway: ClusterObject;
  /** `namespace/name` of it */
  readonly name: string;
  /** `spec.servers[0]` */
  readonly path: string;
  readonly port: number;
  readonly mode: ListenerMode;
  /** As it is written: `MUTUAL`. */
  readonly tlsMode: string;
  /** `namespace` is `*` for VirtualServices of all of them. */
  readonly hosts: readonly { readonly namespace: string; readonly host: string }[];
  readonly httpsRedirect: boolean;
}

const KIND = "Gateway.networking.istio.io";
const HTTP: ReadonlySet<string> = new Set(["HTTP", "HTTP2", "GRPC", "GRPC-WEB"]);
/** TLS settings without a mode pass TLS through, the first of the modes. */
const PASSED_ON: ReadonlySet<string> = new Set(["", "PASSTHROUGH", "AUTO_PASSTHROUGH"]);

function modeOf(protocol: string, tlsMode: string): ListenerMode {
  if (HTTP.has(protocol)) return "http";
  if (protocol !== "HTTPS" && protocol !== "TLS") return "tcp";
  if (PASSED_ON.has(tlsMode)) return "passthrough";
  return protocol === "HTTPS" ? "https" : "tls";
}

function hostOf(written: string, own: string): IstioServer["hosts"][number] {
  const slash = written.indexOf("/");
  const namespace = slash < 0 ? "*" : written.slice(0, slash);
  return { namespace: namespace === "." ? own : namespace, host: written.slice(slash + 1).toLowerCase() };
}

function serversOf(gateway: ClusterObject): readonly IstioServer[] {
  const { namespace, name } = gateway.meta;
  return objectsAt(objectAt(gateway.data, "spec"), "servers").flatMap((server, index) => {
    const port = objectAt(server, "port");
    const tls = objectAt(server, "tls");
    const { number } = port;
    if (typeof number !== "number") return [];
    const tlsMode = textAt(tls, "mode");
    return [
      {
        gateway,
        name: `${namespace}/${name}`,
        path: `spec.servers[${index}]`,
        port: number,
        mode: modeOf(textAt(port, "protocol").toUpperCase() || "HTTP", tlsMode),
        tlsMode,
        hosts: textsAt(server, "hosts").map((host) => hostOf(host, namespace)),
        httpsRedirect: tls["httpsRedirect"] === true,
      },
    ];
  });
}

/** The closest host by which a server has a host; "" where it does not. https://istio.io/latest/docs/reference/config/networking/gateway/#Server */
export function claimOf({ hosts }: IstioServer, host: string): string {
  const [closest = ""] = hosts
    .map((one) => one.host)
    .filter((one) => hostCovers(one, host))
    .toSorted(compareHosts);
  return closest;
}

/**
 * The servers that a gateway's pods have at a port, of all Gateways that select them, the oldest first; and why Gateways have
 * none. https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function istioServers(mesh: ExplainMesh, gateway: MeshWorkload, port: number): Found<IstioServer> {
  const isSame = samePorts(mesh, gateway);
  const all = mesh.routing.snapshot
    .list(KIND)
    .filter((one) => gatewaySelects(one, gateway))
    .toSorted(olderFirst);
  const read = all.map((one) => ({ one, servers: serversOf(one) }));
  const steps = read
    .filter(({ servers }) => !servers.some((server) => isSame(server.port, port)))
    .map(({ one, servers }) => {
      const ports = someOf([...new Set(servers.map((server) => server.port))]) || "no port";
      const place = { object: refOf(one), path: "spec.servers" };
      return step(place, "listener", "skips", `it has servers on ${ports}, none on ${port}`);
    });
  return {
    found: read.flatMap(({ servers }) => servers).filter((server) => isSame(server.port, port)),
    steps,
  };
}
