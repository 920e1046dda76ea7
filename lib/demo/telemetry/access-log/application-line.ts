import type { MadeRequest } from "./made-request";

const MESSAGES: Readonly<Record<string, string>> = {
  "500": "unhandled error while the request was handled",
  "502": "invalid answer from a dependency",
  "503": "not able to serve: too many requests at once",
  "504": "a dependency did not answer in time",
};
const GRPC_MESSAGES: Readonly<Record<string, string>> = {
  "4": "deadline exceeded",
  "8": "resource exhausted",
  "13": "internal error",
  "14": "unavailable",
};

const time = ({ endedAt }: MadeRequest): string => new Date(endedAt).toISOString();

function status({ flow }: MadeRequest): { readonly text: string; readonly message: string } {
  if (flow.protocol === "grpc")
    return {
      text: `grpc status ${flow.grpcStatus}`,
      message: flow.grpcStatus === "0" ? "" : (GRPC_MESSAGES[flow.grpcStatus] ?? "error"),
    };
  if (flow.code === "0") return { text: "no answer", message: "connection reset by peer" };
  return { text: flow.code, message: Number(flow.code) >= 500 ? (MESSAGES[flow.code] ?? "error") : "" };
}

/** What an application writes of a request that it answered: method, path, status and how long it took. */
export function answeringLine(request: MadeRequest): string {
  const { flow, source, clientPorts, durationMs, id } = request;
  if (flow.protocol === "tcp")
    return `${time(request)} INFO connection from ${source.address}:${clientPorts[0]} closed after ${durationMs}ms`;
  const { text, message } = status(request);
  const what = `${flow.call.method} ${flow.call.path} ${text} ${durationMs}ms request_id=${id}`;
  return `${time(request)} ${message === "" ? "INFO" : "ERROR"} ${what}${message === "" ? "" : ` ${message}`}`;
}

/** What an application writes of a call of its own that failed. */
export function callingLine(request: MadeRequest): string {
  const { flow, durationMs, id } = request;
  const { host, port, method, path } = flow.call;
  if (flow.protocol === "tcp")
    return `${time(request)} WARN connection to ${host}:${port} failed after ${durationMs}ms`;
  const { text, message } = status(request);
  return `${time(request)} WARN ${method} ${host}:${port}${path} failed with ${text} after ${durationMs}ms request_id=${id}: ${message}`;
}
