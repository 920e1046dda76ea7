import type { CallerName } from "../mtls-overview";
import type { ToldCalls } from "../observed/told-calls";
import type { PlaintextCaller } from "../plaintext-caller";
import type { StrictGround } from "./strict-ground";

/** Calls of one caller that a workload's proxy saw without mutual TLS. */
interface PlainCalls {
  readonly caller: CallerName;
  readonly host: string;
  readonly protocol: string;
  /** Requests (on TCP connections) within the window; at least 1. */
  readonly count: number;
  readonly requestsPerSecond: number;
  /** Unix seconds; null where it is not known. */
  readonly lastSeen: number | null;
  /** Whether some of them may have been let in, so that there is something to lose. */
  readonly mayGetIn: boolean;
}

const keyOf = ({ caller, host, protocol }: Pick<PlainCalls, "caller" | "host" | "protocol">): string =>
  [caller.namespace, caller.workload, host, protocol].join("\0");

function fromRows(calls: ToldCalls, windowSeconds: number): PlainCalls {
  const { caller, host, protocol, plain, forbidden } = calls;
  const isTcp = protocol === "tcp";
  return {
    caller,
    host,
    protocol,
    count: isTcp ? 1 : Math.max(1, Math.round(plain * windowSeconds)),
    requestsPerSecond: isTcp ? 0 : plain,
    lastSeen: null,
    mayGetIn: plain - forbidden > 1e-9 * plain,
  };
}

function fromCount(one: PlaintextCaller, windowSeconds: number): PlainCalls {
  const { protocol, count, lastSeen } = one;
  return {
    caller: { namespace: one.sourceNamespace, workload: one.sourceWorkload },
    host: one.host.toLowerCase(),
    protocol,
    count,
    requestsPerSecond: protocol === "tcp" ? 0 : count / windowSeconds,
    lastSeen,
    mayGetIn: true,
  };
}

/**
 * What rows and long counts tell of plain text to a workload; the counts know rare callers too. A call of a host that nobody
 * registered is passed on by address: rows tell it without a host, counts by the name that was called.
 */
export function plainCalls(ground: StrictGround, server: CallerName): readonly PlainCalls[] {
  const { inbound, mesh, plaintext, question, routing } = ground;
  const told = inbound.of(server);
  const found = new Map<string, PlainCalls>();
  for (const calls of [...told.server, ...told.waypoint].filter(({ plain }) => plain > 0)) {
    const read = fromRows(calls, mesh.windowSeconds);
    found.set(keyOf(read), read);
  }
  const byAddress = new Set<string>();
  for (const one of plaintext.get(`${server.namespace}/${server.workload}`) ?? []) {
    const counted = fromCount(one, question.windowSeconds);
    const key = keyOf(counted);
    const isUnknown = counted.host !== "" && routing.registry.find(counted.host) === null;
    const addressKey = keyOf({ ...counted, host: "" });
    if (isUnknown) byAddress.add(addressKey);
    const same = found.get(key);
    const { requestsPerSecond } = same ?? counted;
    const { mayGetIn } = same ?? found.get(isUnknown ? addressKey : key) ?? counted;
    found.set(key, { ...counted, requestsPerSecond, mayGetIn });
  }
  for (const key of byAddress) found.delete(key);
  return [...found.values()];
}
