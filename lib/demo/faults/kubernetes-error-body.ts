import { STATUS_CODES } from "node:http";

const REASONS: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  409: "Conflict",
  410: "Expired",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
  504: "Timeout",
};
/** A Kubernetes API server's Status for a failing HTTP status. */
export const kubernetesErrorBody = (status: number): unknown => ({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message: STATUS_CODES[status] ?? "the server could not answer",
  ...(REASONS[status] === undefined ? {} : { reason: REASONS[status] }),
  code: status,
});
