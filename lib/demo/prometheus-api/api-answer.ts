import type { PromqlErrorKind } from "../promql/promql-error";

/** A JSON answer of the Prometheus HTTP API. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

const STATUS: Readonly<Record<PromqlErrorKind, number>> = {
  bad_data: 400,
  execution: 422,
  timeout: 503,
};

export interface Remarks {
  readonly warnings?: readonly string[];
  readonly infos?: readonly string[];
}

/** An answer with its data, and the remarks that there are. */
export const success = (data: unknown, { warnings = [], infos = [] }: Remarks = {}): ApiAnswer => ({
  status: 200,
  body: {
    status: "success",
    data,
    ...(warnings.length > 0 ? { warnings } : {}),
    ...(infos.length > 0 ? { infos } : {}),
  },
});

/** An error with the status code Prometheus gives its kind. */
export const failure = (errorType: PromqlErrorKind, error: string): ApiAnswer => ({
  status: STATUS[errorType],
  body: { status: "error", errorType, error },
});

/** The error of a parameter that cannot be used. */
export const invalidParameter = (name: string, reason: string): ApiAnswer =>
  failure("bad_data", `invalid parameter "${name}": ${reason}`);
