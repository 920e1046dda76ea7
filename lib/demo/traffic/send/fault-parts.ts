import type { RouteFault } from "../model/route-decision";

type Abort = NonNullable<RouteFault["abort"]>;

/** Requests that a route's fault treats alike. */
export interface FaultPart {
  /** 0 to 1 of the requests. */
  readonly share: number;
  readonly delayMs: number;
  /** null: they go on to where the route sends them. */
  readonly abort: Abort | null;
}

function chances<T>(
  share: number,
  hit: T,
  missed: T,
): readonly { readonly share: number; readonly value: T }[] {
  return [
    { share: 1 - share, value: missed },
    { share, value: hit },
  ];
}

/**
 * Splits requests by what a fault does to them. Envoy draws for the delay and for the abort apart, so that some are held up and
 * then aborted. The shares add up to 1.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/fault_filter
 */
export function faultParts(fault: RouteFault | null): readonly FaultPart[] {
  const { delay, abort } = fault ?? { delay: null, abort: null };
  const aborts = chances(abort?.share ?? 0, abort, null);
  const delays = chances(delay?.share ?? 0, delay?.ms ?? 0, 0);
  return aborts
    .flatMap((one) =>
      delays.map((other) => ({
        share: one.share * other.share,
        delayMs: other.value,
        abort: one.value,
      })),
    )
    .filter(({ share }) => share > 0);
}
