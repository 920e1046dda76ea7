import type { Outcome } from "./outcome";
import type { Seen } from "./seen";

/** An end of a call that the caller's side and the server's see alike. */
export const seenAlike = (end: Omit<Outcome, "asClient" | "asServer">, seen: Seen): Outcome => ({
  ...end,
  asClient: seen,
  asServer: seen,
});
