import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { isWaypointGateway } from "../mesh/resources/gateway";
import { ruleConditions, rulesOf, type ApiRule } from "../routing/api-routes";
import { attachedHosts, attachmentRefusal } from "../routing/attachment-refusal";
import { backendHost } from "../routing/backend-host";
import type { MeshRouting } from "../routing/mesh-routing";
import { exampleOfApiMatch } from "./example-of-match";
import type { ExposureScheme } from "./exposure";
import type { Bound, Listening, WayIn } from "./listening";
import { reachedAt } from "./reached-at";

const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";
const SCHEMES: Readonly<Record<string, ExposureScheme>> = {
  HTTP: "http",
  HTTPS: "https",
  TLS: "tls",
  TCP: "tcp",
};

const KINDS = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute"] as const;

/** https://gateway-api.sigs.k8s.io/reference/spec/#listenertlsconfig */
function tlsOf(listener: JsonObject): Listening["tls"] {
  const tls = objectAt(listener, "tls");
  if (!["HTTPS", "TLS"].includes(textAt(listener, "protocol"))) return { mode: "none", credential: "" };
  const credential = objectsAt(tls, "certificateRefs").map((one) => textAt(one, "name"))[0] ?? "";
  if (textAt(tls, "mode") === "Passthrough") return { mode: "passthrough", credential };
  const asksClient = objectsAt(objectAt(tls, "frontendValidation"), "caCertificateRefs").length > 0;
  return { mode: asksClient ? "mutual" : "terminate", credential };
}

function listeningOf(mesh: MeshRouting, gateway: ClusterObject, listener: JsonObject): Listening {
  const { namespace, name } = gateway.meta;
  const number = listener["port"];
  const port = typeof number === "number" ? number : 0;
  const workloads = mesh.registry.workloads
    .inNamespace(namespace)
    .filter(({ labels }) => labels[GATEWAY_NAME] === name);
  const reached = reachedAt(mesh, workloads, port);
  const given = objectsAt(objectAt(gateway.data, "status"), "addresses").map((one) => textAt(one, "value"));
  return {
    gateway: { kind: "Gateway.gateway.networking.k8s.io", namespace, name },
    host: textAt(listener, "hostname").toLowerCase() || "*",
    port: reached.port,
    scheme: SCHEMES[textAt(listener, "protocol")] ?? "tcp",
    tls: tlsOf(listener),
    addresses: given.length > 0 ? given : reached.addresses,
    workloads,
  };
}

function destinationsOf({ rule, route }: ApiRule): readonly string[] {
  return [...new Set(objectsAt(rule, "backendRefs").map((ref) => backendHost(ref, route.meta.namespace)))];
}

function boundOf(rule: ApiRule): Bound {
  const { kind, meta } = rule.route;
  return {
    route: { kind, namespace: meta.namespace, name: meta.name },
    routePath: rule.path,
    condition: ruleConditions(rule).join("; or "),
    destinations: destinationsOf(rule),
    ...exampleOfApiMatch(objectsAt(rule.rule, "matches")[0] ?? {}),
  };
}

function boundAt(
  { snapshot }: MeshRouting,
  gateway: ClusterObject,
  listener: JsonObject,
  listening: Listening,
): readonly WayIn[] {
  return KINDS.flatMap((kind) => snapshot.list(kind))
    .filter((route) => attachmentRefusal(snapshot, gateway, listener, route) === null)
    .flatMap((route) =>
      attachedHosts(listener, route).flatMap((host) =>
        rulesOf(route).map((rule) => ({ listening: { ...listening, host }, bound: boundOf(rule) })),
      ),
    );
}

/**
 * What Gateways of the Gateway API let in: each listener, with every rule of the routes that attach to it.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function apiWaysIn(mesh: MeshRouting): readonly WayIn[] {
  return mesh.snapshot
    .list("Gateway.gateway.networking.k8s.io")
    .filter((gateway) => !isWaypointGateway(gateway))
    .flatMap((gateway) =>
      objectsAt(objectAt(gateway.data, "spec"), "listeners").flatMap((listener) => {
        const listening = listeningOf(mesh, gateway, listener);
        const bound = boundAt(mesh, gateway, listener, listening);
        return bound.length > 0 ? bound : [{ listening, bound: null }];
      }),
    );
}
