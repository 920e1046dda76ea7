import type { FlowReport, MeshFlow } from "../model/mesh-flow";
import { flowReports } from "../reports/flow-reports";
import type { Outcome } from "./outcome";
import type { Seen } from "./seen";
import type { SentCall } from "./sending";
import type { Sent } from "./sent";
import type { Retried } from "./with-retries";

const HEADER_ONLY_BYTES = 90;
/** Flags of answers that nevertheless are the server's own. */
const OF_SERVER: ReadonlySet<string> = new Set(["", "DI", "URX"]);

export interface Emitted {
  readonly sent: SentCall;
  readonly route: string;
}

function flow(
  { sent, route }: Emitted,
  outcome: Outcome,
  as: {
    readonly role: MeshFlow["role"];
    readonly seen: Seen;
    readonly perSecond: number;
    readonly reports: readonly FlowReport[];
  },
): MeshFlow {
  const { call, service, protocol, server, mtls, refused } = outcome;
  const { role, perSecond, reports } = as;
  const { latency, ...seen } = as.seen;
  const turnedAway = refused !== "" || !seen.flags.split(",").every((flag) => OF_SERVER.has(flag));
  const sentBytes = protocol === "tcp" ? 0 : sent.requestBytes;
  const repliedBytes = protocol === "tcp" || seen.code === "0" ? 0 : HEADER_ONLY_BYTES;
  return {
    role,
    source: sent.client.end,
    call,
    service,
    route,
    destination: server?.end ?? null,
    protocol,
    ...seen,
    perSecond,
    bytesToServerPerSecond: perSecond * (turnedAway ? sentBytes : sent.requestBytes),
    bytesToClientPerSecond: perSecond * (turnedAway ? repliedBytes : sent.responseBytes),
    latency: protocol === "tcp" ? null : latency,
    mtls,
    reports,
  };
}

const isOfServer = ({ reporter }: FlowReport): boolean => reporter === "destination";

/**
 * The flows of one way a call ends, at rates for `perSecond` requests. Where caller and server see the same of it that is one
 * flow; where they do not (retries, time-outs), the request as the caller sees it and the tries as the server does.
 */
export function emit(emitted: Emitted, { outcome, requests, tries }: Retried, perSecond: number): Sent {
  const { server, waypoint, protocol, refused, mtls, asClient, asServer } = outcome;
  const { client } = emitted.sent;
  const reports = flowReports({ client, server, waypoint, protocol, refused, mtls });
  const arrived = server !== null && refused === "" && perSecond * tries > 0;
  const arrivals = arrived ? [{ at: server.end, call: outcome.call, perSecond: perSecond * tries }] : [];
  if (asClient === asServer && requests === tries) {
    const only = { role: "request", seen: asClient, perSecond: perSecond * requests, reports } as const;
    return { flows: [flow(emitted, outcome, only)], arrivals };
  }
  const request = {
    role: "request",
    seen: asClient,
    perSecond: perSecond * requests,
    reports: reports.filter((report) => !isOfServer(report)),
  } as const;
  const attempt = {
    role: "attempt",
    seen: asServer,
    perSecond: perSecond * tries,
    reports: reports.filter(isOfServer),
  } as const;
  return { flows: [flow(emitted, outcome, request), flow(emitted, outcome, attempt)], arrivals };
}

/** A copy of a call whose answer nobody reads: only the server's side tells of it. */
export function emitMirror(emitted: Emitted, outcome: Outcome, perSecond: number): Sent {
  const { server, waypoint, protocol, refused, mtls } = outcome;
  if (server === null) return { flows: [], arrivals: [] };
  const reports = flowReports({
    client: emitted.sent.client,
    server,
    waypoint,
    protocol,
    refused,
    mtls,
  }).filter(isOfServer);
  const rate = perSecond * outcome.share;
  const copy = { role: "mirror", seen: outcome.asServer, perSecond: rate, reports } as const;
  const arrivals = refused === "" ? [{ at: server.end, call: outcome.call, perSecond: rate }] : [];
  return { flows: [flow(emitted, outcome, copy)], arrivals };
}
