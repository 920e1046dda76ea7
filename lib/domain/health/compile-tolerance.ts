import { isCheapPattern } from "./cheap-pattern";
import { isNoResponse } from "./is-error-code";
import type { Tolerance } from "./tolerance";

/** Longer codes and patterns are not compared: both come from outside, and a regular expression's cost grows with them. */
const LONGEST_CODE = 16;
const LONGEST_PATTERN = 200;

export interface CompiledTolerance extends Pick<Tolerance, "degraded" | "failure"> {
  readonly applies: (protocol: string, direction: string) => boolean;
  readonly matches: (protocol: string, code: string) => boolean;
}

/** Anchors the pattern as a whole, so that "http|grpc" means exactly one of the two; null when it is none, or too costly. */
function anchored(pattern: string): RegExp | null {
  if (pattern.length > LONGEST_PATTERN || !isCheapPattern(pattern)) return null;
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch {
    return null;
  }
}

/**
 * Prepares a tolerance for use; null when one of its patterns is no regular expression or too costly a one. In codes X stands
 * for one digit, and no response may be written "0" or "-" (on gRPC "-" only, because "0" is the status OK).
 */
export function compileTolerance({
  code,
  protocol,
  direction,
  degraded,
  failure,
}: Tolerance): CompiledTolerance | null {
  const codes = anchored(code.replace(/x/gi, "\\d"));
  const protocols = anchored(protocol);
  const directions = anchored(direction);
  if (!codes || !protocols || !directions) return null;
  const matches = (ofProtocol: string, text: string): boolean =>
    text.length <= LONGEST_CODE && (codes.test(text) || (isNoResponse(ofProtocol, text) && codes.test("-")));
  return {
    degraded,
    failure,
    applies: (ofProtocol, inDirection) => protocols.test(ofProtocol) && directions.test(inDirection),
    matches,
  };
}
