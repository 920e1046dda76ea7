import { STATUS_CODES } from "node:http";

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: "bad_data",
  422: "execution",
  503: "timeout",
  504: "timeout",
};

/** Prometheus' error for a failing HTTP status. */
export const prometheusErrorBody = (status: number): unknown => ({
  status: "error",
  errorType: ERROR_TYPES[status] ?? "internal",
  error: STATUS_CODES[status] ?? "the server could not answer",
});
