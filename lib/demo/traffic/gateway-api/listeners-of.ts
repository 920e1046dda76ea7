import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { RouteKind } from "./route-kinds";

const MAX_LISTENERS = 64;

export interface Listener {
  readonly gateway: K8sObject;
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** "*" where none is written. */
  readonly hostname: string;
  /** TLS is passed through to the backend, which is told by SNI. */
  readonly passthrough: boolean;
  /** The kinds of routes that may be attached: those of the protocol, of these the allowed ones. */
  readonly kinds: readonly RouteKind[];
  /** allowedRoutes names a kind that the protocol does not carry. */
  readonly unknownKinds: boolean;
  readonly written: JsonObject;
}

function kindsOfProtocol(protocol: string, passthrough: boolean): readonly RouteKind[] {
  switch (protocol) {
    case "HTTP":
    case "HTTPS":
      return ["HTTPRoute", "GRPCRoute"];
    case "TLS":
      return passthrough ? ["TLSRoute"] : ["TCPRoute"];
    case "TCP":
      return ["TCPRoute"];
    default:
      return [];
  }
}

function readListener(gateway: K8sObject, written: JsonObject): Listener {
  const protocol = textOr(written["protocol"]);
  const passthrough = protocol === "TLS" && jsonAt(written, "tls", "mode") === "Passthrough";
  const supported = kindsOfProtocol(protocol, passthrough);
  const allowed = objectsIn(jsonAt(written, "allowedRoutes", "kinds"))
    .filter(({ group }) => [undefined, "gateway.networking.k8s.io"].includes(textOr(group) || undefined))
    .map(({ kind }) => textOr(kind));
  const wanted = objectsIn(jsonAt(written, "allowedRoutes", "kinds")).length;
  const kinds = wanted === 0 ? supported : supported.filter((kind) => allowed.includes(kind));
  const port = written["port"];
  return {
    gateway,
    name: textOr(written["name"]),
    port: typeof port === "number" ? port : 0,
    protocol,
    hostname: textOr(written["hostname"]) || "*",
    passthrough,
    kinds,
    unknownKinds: wanted > 0 && kinds.length !== wanted,
    written,
  };
}

/** The listeners of a Gateway, at most 64. https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export const listenersOf = (gateway: K8sObject): readonly Listener[] =>
  objectsIn(jsonAt(gateway, "spec", "listeners"))
    .slice(0, MAX_LISTENERS)
    .map((written) => readListener(gateway, written));
