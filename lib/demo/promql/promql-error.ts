/** Why a query has no answer; the kinds are the `errorType`s of the Prometheus HTTP API. */
export type PromqlErrorKind = "bad_data" | "execution" | "timeout";

/** Ends the evaluation of one query; never leaves `query()`. */
export class PromqlError extends Error {
  readonly kind: PromqlErrorKind;

  constructor(kind: PromqlErrorKind, message: string) {
    super(message);
    this.name = "PromqlError";
    this.kind = kind;
  }
}
