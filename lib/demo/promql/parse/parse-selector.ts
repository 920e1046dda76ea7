import type { VectorSelector } from "./expression";
import { readSelector, startsSelector } from "./read-selector";
import { TokenStream } from "./token-stream";
import { tokenize } from "./tokenize";

/**
 * Parses a bare selector (`metric{label="value"}`), as `match[]` parameters give it; it may select everything.
 * @throws PromqlError bad_data with Prometheus' message and the place of the fault.
 */
export function parseSelector(text: string): VectorSelector {
  const tokens = new TokenStream(text, tokenize(text), 3);
  if (!startsSelector(tokens)) throw tokens.unexpected();
  const selector = readSelector(tokens);
  if (tokens.peek().kind !== "end of input") throw tokens.unexpected();
  return selector;
}
