import type { ClusterObject } from "../../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../../mesh/read-json";
import { isGranted } from "../../routing/is-granted";
import { listenersOf, type Listener } from "../../validations/gateway-api/listeners-of";
import type { ExplainMesh } from "../explain-mesh";
import type { ListenerMode } from "./tls-mismatch";

/** A listener of a Gateway API Gateway, as its proxies have it. */
export interface EdgeListener {
  readonly gateway: ClusterObject;
  readonly listener: Listener;
  /** `spec.listeners[0]` */
  readonly path: string;
  /** `*` for every host. */
  readonly hostname: string;
  readonly port: number;
  /** What it does with a connection. */
  readonly mode: ListenerMode;
  /** Why it does not serve; null where it does. */
  readonly problem: string | null;
}

/** Protocols of one port that are told apart by the host: by its header, or by the server name. */
const FAMILY: ReadonlyMap<string, string> = new Map([
  ["HTTP", "http"],
  ["HTTPS", "tls"],
  ["TLS", "tls"],
  ["TCP", "tcp"],
]);
const TERMINATE_MODE = "gateway.istio.io/tls-terminate-mode";
/** Modes with a certificate that the proxy has by itself. */
const OWN_CERTIFICATE = ["ISTIO_SIMPLE", "ISTIO_MUTUAL"];

function modeOf({ protocol, item }: Listener): EdgeListener["mode"] {
  if (protocol === "HTTP") return "http";
  if (protocol === "HTTPS") return "https";
  if (protocol === "TLS")
    return textAt(objectAt(item, "tls"), "mode") === "Passthrough" ? "passthrough" : "tls";
  return "tcp";
}

/** Whether a certificate is there cannot be seen: Secrets are not read. */
function certificateProblem(
  { routing }: ExplainMesh,
  gateway: ClusterObject,
  listener: Listener,
): string | null {
  const mode = modeOf(listener);
  if (mode !== "https" && mode !== "tls") return null;
  const tls = objectAt(listener.item, "tls");
  if (OWN_CERTIFICATE.includes(textAt(objectAt(tls, "options"), TERMINATE_MODE))) return null;
  const refs = objectsAt(tls, "certificateRefs");
  if (refs.length === 0) return "it ends TLS and names no certificate";
  const usable = refs.some((ref) => {
    const kind = textAt(ref, "kind") || "Secret";
    const namespace = textAt(ref, "namespace") || gateway.meta.namespace;
    const target = { group: textAt(ref, "group"), kind, namespace, name: textAt(ref, "name") };
    return kind === "Secret" && target.group === "" && isGranted(routing.snapshot, gateway, target);
  });
  return usable
    ? null
    : "it may use none of the certificates it names: they are no Secrets, or a ReferenceGrant is missing";
}

/** A listener gives way to an earlier one of its Gateway that it cannot be told apart from. */
function conflict(listener: Listener, earlier: readonly Listener[]): string | null {
  const onPort = earlier.filter(({ port, protocol }) => port === listener.port && FAMILY.has(protocol));
  const other = onPort.find(({ protocol }) => FAMILY.get(protocol) !== FAMILY.get(listener.protocol));
  if (other) return `the listener ${other.name} uses its port for ${other.protocol}`;
  const same = onPort.find(({ hostname }) => hostname === listener.hostname);
  return same ? `the listener ${same.name} has the same port and hostname` : null;
}

function problemOf(
  mesh: ExplainMesh,
  gateway: ClusterObject,
  listener: Listener,
  earlier: readonly Listener[],
): string | null {
  if (!FAMILY.has(listener.protocol)) return `Istio has no listeners of the protocol ${listener.protocol}`;
  return conflict(listener, earlier) ?? certificateProblem(mesh, gateway, listener);
}

/** At most as many as a Gateway may have. */
const MOST_LISTENERS = 64;

/** The listeners of a Gateway. https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export function edgeListeners(mesh: ExplainMesh, gateway: ClusterObject): readonly EdgeListener[] {
  const all = listenersOf(gateway).slice(0, MOST_LISTENERS);
  return all.map((listener, index) => ({
    gateway,
    listener,
    path: `spec.listeners[${index}]`,
    hostname: listener.hostname || "*",
    port: listener.port ?? 0,
    mode: modeOf(listener),
    problem: problemOf(mesh, gateway, listener, all.slice(0, index)),
  }));
}
