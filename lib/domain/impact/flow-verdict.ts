import { accepts, type Sent } from "../mtls/accepts";
import type { AuthorizationPolicy } from "../policy/authorization-policy";
import { authorize, type PolicyVerdict } from "../policy/authorize";
import type { FlowFacts, Peer } from "../policy/flow-facts";
import { all, type Truth } from "../policy/truth";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { EndsOfFlow } from "./flow-ends";
import { peerOf } from "./flow-ends";
import type { ObservedFlow } from "./observed-flow";
import type { SecuritySide } from "./security-side";

/** Whether connections and requests of a flow are let in, and what says so. */
export interface FlowVerdict {
  readonly allowed: Truth;
  /** Names the object and rule; "" where nothing has a say. */
  readonly because: string;
  /** Whether an AuthorizationPolicy has the say, so that it could be tried in dry-run mode. */
  readonly byPolicy: boolean;
}

const ALLOWED: FlowVerdict = { allowed: "yes", because: "", byPolicy: false };

const nameOf = ({ namespace, name }: AuthorizationPolicy): string =>
  `AuthorizationPolicy ${namespace}/${name}`;

function reasonOf({ allowed, by, rule }: PolicyVerdict): string {
  if (!by) return "";
  const place = rule === null ? nameOf(by) : `${nameOf(by)} rules[${rule}]`;
  if (allowed === "unknown") {
    return by.action === "CUSTOM"
      ? `${place} asks an external authorizer`
      : `${place} asks for what telemetry does not carry`;
  }
  if (by.action === "DENY") return `${place} denies it`;
  return `${nameOf(by)} allows others, and no ALLOW policy matches`;
}

interface Connection {
  readonly flow: ObservedFlow;
  readonly ends: EndsOfFlow;
  readonly sent: Sent;
  readonly port: number | null;
}

const SENDS = { mutualTls: "mutual TLS", plaintext: "plain text", tls: "TLS of its own" } as const;

function handshake({ modes }: SecuritySide, { ends, sent, port }: Connection): FlowVerdict {
  const { server } = ends;
  if (!server || server.dataPlane === "gateway" || server.dataPlane === "waypoint") return ALLOWED;
  const { mode, by, level } = modes.of(server, port);
  if (accepts(server.dataPlane, mode, sent)) return ALLOWED;
  const rule = by ? `PeerAuthentication ${by.namespace}/${by.name} (${level}) is ${mode}` : "it has no proxy";
  return { allowed: "no", because: `${SENDS[sent]} is not taken: ${rule}`, byPolicy: false };
}

/** ztunnel sees a waypoint as the caller of what it passes on. */
function peerAt(enforcer: MeshWorkload, { flow, ends, sent }: Connection): FlowFacts["peer"] {
  const { waypoint, client } = ends;
  if (waypoint && enforcer !== waypoint) {
    const { namespace, serviceAccount } = waypoint;
    return { namespace, serviceAccount, principal: "" } satisfies Peer;
  }
  return sent === "mutualTls" ? peerOf(flow, client) : null;
}

/** The proxies that enforce policies for a flow. */
export function enforcersOf({ server, waypoint }: EndsOfFlow): readonly MeshWorkload[] {
  const own = !server || server.dataPlane === "none" ? [] : [server];
  return waypoint ? [waypoint, ...own] : own;
}

function authorization(side: SecuritySide, connection: Connection): FlowVerdict {
  const { flow, ends, port } = connection;
  const decided = ends.services.map((service) => {
    const verdicts = enforcersOf(ends).map((enforcer) => {
      const requests = flow.protocol === "tcp" ? "connection" : "request";
      return authorize(side.policiesAt(enforcer, service), {
        peer: peerAt(enforcer, connection),
        layer: enforcer.dataPlane === "ztunnel" ? "ztunnel" : requests,
        port,
        method: flow.protocol === "grpc" ? "POST" : null,
      });
    });
    const allowed = all(verdicts.map((verdict) => verdict.allowed));
    return verdicts.find((verdict) => verdict.allowed === allowed) ?? null;
  });
  const judged = decided.map((verdict): FlowVerdict =>
    verdict ? { allowed: verdict.allowed, because: reasonOf(verdict), byPolicy: true } : ALLOWED,
  );
  const [first = ALLOWED] = judged;
  if (judged.every(({ allowed }) => allowed === first.allowed))
    return first.allowed === "yes" ? ALLOWED : first;
  const refusing = judged.find(({ allowed }) => allowed !== "yes") ?? first;
  return { ...refusing, allowed: "unknown" };
}

/** Whether a flow's connections come about on a port, and whether the policies on its way let its requests in. */
export function flowVerdict(side: SecuritySide, connection: Connection): FlowVerdict {
  const connected = handshake(side, connection);
  return connected.allowed === "no" ? connected : authorization(side, connection);
}
