import { certificateFault } from "./certificate-fault";
import type { Fault } from "./fault";
import { type Listener, listenersOf } from "./listeners-of";
import type { RouteObjects } from "./route-objects";

/** What keeps a listener from serving, by the condition that says it; null where nothing does. */
export interface ListenerFaults {
  readonly accepted: Fault | null;
  readonly conflicted: Fault | null;
  readonly programmed: Fault | null;
  readonly resolvedRefs: Fault | null;
}

/** Protocols of one port that are told apart by the host: by its header, or by SNI. */
const FAMILY: ReadonlyMap<string, string> = new Map([
  ["HTTP", "http"],
  ["HTTPS", "tls"],
  ["TLS", "tls"],
  ["TCP", "tcp"],
]);

function protocolFault({ protocol }: Listener): Fault | null {
  if (FAMILY.has(protocol)) return null;
  const upper = protocol.toUpperCase();
  const hint = FAMILY.has(upper) ? `. hint: "${upper}" (uppercase) may be supported` : "";
  const message =
    upper === "HBONE"
      ? `protocol "${protocol}" is only supported for waypoint proxies`
      : `protocol "${protocol}" is unsupported${hint}`;
  return { reason: "UnsupportedProtocol", message };
}

/** A listener gives way to an earlier one that it cannot be told apart from. */
function conflict(listener: Listener): Fault | null {
  const all = listenersOf(listener.gateway);
  const earlier = all.slice(
    0,
    all.findIndex(({ written }) => written === listener.written),
  );
  const onPort = earlier.filter(({ port, protocol }) => port === listener.port && FAMILY.has(protocol));
  const other = onPort.find(({ protocol }) => FAMILY.get(protocol) !== FAMILY.get(listener.protocol));
  if (other)
    return { reason: "ProtocolConflict", message: `port ${listener.port} is used for ${other.protocol}` };
  const same = onPort.find(({ hostname }) => hostname === listener.hostname);
  return same
    ? { reason: "HostnameConflict", message: `listener "${same.name}" has the same port and hostname` }
    : null;
}

/**
 * What is wrong with a listener of a Gateway at the mesh's edge.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listenerconditiontype
 */
export function listenerFaults(objects: RouteObjects, listener: Listener): ListenerFaults {
  const accepted = protocolFault(listener);
  const certificate = certificateFault(objects, listener);
  const conflicted = accepted ? null : conflict(listener);
  const unknownKinds = listener.unknownKinds
    ? { reason: "InvalidRouteKinds", message: "Invalid route kinds" }
    : null;
  const invalid = (message: string): Fault => ({ reason: "Invalid", message });
  const unprogrammed = certificate ? invalid("Bad TLS configuration") : null;
  return {
    accepted,
    conflicted,
    programmed: conflicted ? invalid(conflicted.message) : unprogrammed,
    resolvedRefs: certificate ?? unknownKinds,
  };
}
