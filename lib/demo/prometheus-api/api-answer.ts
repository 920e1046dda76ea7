import type { PromqlErrorKind } from "../promql/promql-error";

/** A JSON answer of the Prometheus HTTP API. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

const STATUS: Readonly<Record<PromqlErrorKind | "not_found", number>> = {
  bad_data: 400,
  execution: 422,
  timeout: 503,
  not_found: 404,
};

export const success = (data: unknown): ApiAnswer => ({ status: 200, body: { status: "success", data } });

/** An error with the status code Prometheus gives its kind. */
export const failure = (errorType: PromqlErrorKind | "not_found", error: string): ApiAnswer => ({
  status: STATUS[errorType],
  body: { status: "error", errorType, error },
});
