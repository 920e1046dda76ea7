import type { Call } from "@/lib/demo/traffic/model/call";
import type { RouteDecision } from "@/lib/demo/traffic/model/route-decision";
import type { ExplainCall, Routed } from "@/lib/domain/explain/routed";

/** A call of the simulated mesh as explanations have it. */
export const explainCallOf = ({ headers, token: _token, ...call }: Call): ExplainCall => ({
  ...call,
  headers: Object.fromEntries(headers),
  claims: null,
});

const round = (share: number): number => Number(share.toFixed(6));

const sentAs = ({ host, path, headers }: Pick<ExplainCall, "host" | "path" | "headers">): string =>
  [
    host.toLowerCase(),
    path,
    ...Object.entries(headers)
      .map(([name, value]) => `${name}=${value}`)
      .sort(),
  ].join(" ");

interface Told {
  readonly is: string;
  readonly targets: readonly string[];
  readonly timing: string;
}

const is = (what: string): Told => ({ is: what, targets: [], timing: "" });

/** What the solver decided, in few words; `knows` tells the hosts that a Service or ServiceEntry has. */
export function solvedSaid(
  decision: RouteDecision | null,
  knows: (host: string) => boolean,
  isConnection: boolean,
): Told {
  if (decision === null) return is("unrouted");
  if (decision.outcome === "noRoute") return is("error 404");
  if (decision.outcome === "answer")
    return is(`${decision.details === "redirect" ? "redirect" : "answer"} ${decision.code}`);
  if (decision.outcome !== "forward") return is(decision.outcome);
  const { targets, timeoutMs, retries, fault } = decision;
  const ofRoute = decision.clusterNotFoundCode === 500;
  const ofBytes = !ofRoute && retries === null;
  const lost = (host: string): boolean => (ofRoute || ofBytes) && !knows(host);
  if (ofBytes && targets.every(({ host }) => lost(host))) return is("closed");
  return {
    is: "forward",
    targets: targets.map(({ host, port, subset, share, call }) => {
      const { headers, ...rest } = call;
      if (lost(host)) return `lost ${round(share * 100)}`;
      const sent = isConnection ? "" : sentAs({ ...rest, headers: Object.fromEntries(headers) });
      return `${host}:${port}/${subset} ${round(share * 100)} ${sent}`;
    }),
    timing: JSON.stringify([timeoutMs, retries, fault]),
  };
}

function faultSaid(fault: Routed["fault"]): unknown {
  if (!fault) return null;
  const { delay, abort } = fault;
  return {
    delay: delay && { share: delay.percent / 100, ms: delay.ms },
    abort: abort && { share: abort.percent / 100, code: abort.code, grpc: abort.grpc },
  };
}

function answerSaid({ kind, code }: { readonly kind: string; readonly code: number }): Told {
  if (kind === "redirect") return is(`redirect ${code}`);
  if (code === 503 && kind === "error") return is("closed");
  return is(kind === "directResponse" || code === 500 ? `answer ${code}` : `error ${code}`);
}

/** What was explained, in the same words. */
export function explainedSaid(routed: Routed | null, isConnection: boolean): Told {
  if (routed === null || routed.kind === "unrouted") return is("unrouted");
  if (routed.kind !== "forward") return answerSaid(routed);
  const { targets, timeoutMs, retries, fault } = routed;
  return {
    is: "forward",
    targets: targets.map(({ host, port, subset, percent, call, answered }) =>
      answered === undefined
        ? `${host}:${port}/${subset} ${round(percent)} ${isConnection ? "" : sentAs(call)}`
        : `lost ${round(percent)}`,
    ),
    timing: JSON.stringify([timeoutMs, retries, faultSaid(fault)]),
  };
}
