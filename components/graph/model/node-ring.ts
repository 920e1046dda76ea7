import type { GraphNode, NodeTraffic } from "@/lib/domain/graph/graph";
import { ratesByClass } from "./response-class";

/** Percent of a node's ring per response class; they sum to 100. */
export interface NodeRing {
  readonly ok: number;
  readonly clientError: number;
  readonly serverError: number;
  readonly tcp: number;
  readonly idle: number;
}

/** A share that exists is never drawn thinner than this, or one error in a thousand could not be seen. */
const SMALLEST_SLICE = 2.5;

/**
 * The ring of a node: the shares of inbound requests by response class, or of outbound where nothing comes in (an entry
 * point). Only TCP: one colour; nothing at all: idle.
 */
export function nodeRing(node: GraphNode): NodeRing {
  const none = { ok: 0, clientError: 0, serverError: 0, tcp: 0, idle: 0 };
  for (const direction of ["inbound", "outbound"] as const) {
    const traffic = node.traffic.filter((entry) => entry.direction === direction);
    const rates = classRates(traffic);
    const total = rates.ok + rates.clientError + rates.serverError;
    if (total > 0) return { ...none, ...slices(rates, total) };
    if (traffic.some((entry) => entry.protocol === "tcp" && entry.bytesPerSecond > 0)) {
      return { ...none, tcp: 100 };
    }
  }
  return { ...none, idle: 100 };
}

function classRates(traffic: readonly NodeTraffic[]): {
  ok: number;
  clientError: number;
  serverError: number;
} {
  const sum = { ok: 0, clientError: 0, serverError: 0 };
  for (const entry of traffic) {
    const rates = ratesByClass(entry.codes, entry.protocol);
    sum.ok += rates.ok;
    sum.clientError += rates.clientError;
    sum.serverError += rates.serverError;
  }
  return sum;
}

function slices(
  rates: { clientError: number; serverError: number },
  total: number,
): Pick<NodeRing, "ok" | "clientError" | "serverError"> {
  const clientError = slice(rates.clientError / total);
  const serverError = slice(rates.serverError / total);
  return { ok: Math.max(0, 100 - clientError - serverError), clientError, serverError };
}

function slice(share: number): number {
  return share === 0 ? 0 : Math.max(SMALLEST_SLICE, Math.round(share * 1000) / 10);
}
