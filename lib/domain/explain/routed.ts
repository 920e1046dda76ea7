import type { JsonObject } from "../mesh/cluster-object";
import type { ExplainedFault, ExplainedRetries, ExplainStep } from "./explanation";

/** A request as one proxy has it before it, whatever others before it have changed. */
export interface ExplainCall {
  /** Lower-case, without a port. */
  readonly host: string;
  readonly port: number;
  /** tls: a connection of which the server name (`host`) is all that a proxy sees. */
  readonly protocol: "http" | "grpc" | "tcp" | "tls";
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly claims: JsonObject | null;
}

/** Whether a proxy sees requests, which it can answer, and not a connection only. */
export function isRequest({ protocol }: Pick<ExplainCall, "protocol">): boolean {
  return protocol === "http" || protocol === "grpc";
}

/** The value of a header by its lower-case name; undefined where the call has none. */
export function headerOf({ headers }: Pick<ExplainCall, "headers">, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

/** Where a share of such requests is sent. */
export interface RoutedTarget {
  /** The full host. */
  readonly host: string;
  readonly port: number;
  /** "" for the whole service. */
  readonly subset: string;
  /** 0 to 100; those of a route add up to 100. A target of 0 is left out. */
  readonly percent: number;
  /** As it is sent there: rewritten, with the headers that the route sets, adds and removes. */
  readonly call: ExplainCall;
  /** Where the route cannot send this share to its backend: the status that the proxy answers it with; `host` names what is missing. */
  readonly answered?: number;
}

interface RoutedBase {
  /** What was looked at, in order: routes that do not match and why, then the one that does. */
  readonly steps: readonly ExplainStep[];
  readonly fault: ExplainedFault | null;
}

/** What routes do with a call. */
export type Routed =
  | (RoutedBase & {
      readonly kind: "forward";
      /** At least one. */
      readonly targets: readonly RoutedTarget[];
      readonly timeoutMs: number | null;
      /** Istio's default policy where the route names none; null for no retries. */
      readonly retries: ExplainedRetries | null;
    })
  | (RoutedBase & {
      /** error: the proxy has a route but nobody to send to (500, 503), or no route takes the request (404). */
      readonly kind: "redirect" | "directResponse" | "error";
      readonly code: number;
    })
  /** No object rules the host: it is sent to the host itself. */
  | (RoutedBase & { readonly kind: "unrouted" });

/** What routes do with a call that one of them takes. */
export type Decided = Exclude<Routed, { readonly kind: "unrouted" }>;

/** Whatever a proxy sees of a call, its bytes stay what they are, and the server's proxy may see more of them. */
export function asSpoken<R extends Routed>(routed: R, { protocol }: ExplainCall): R {
  if (routed.kind !== "forward") return routed;
  const targets = routed.targets.map((target) => ({ ...target, call: { ...target.call, protocol } }));
  return { ...routed, targets };
}
