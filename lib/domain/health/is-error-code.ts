/** Whether a code says that no response arrived: "0" on HTTP, "-" on gRPC (where "0" is the status OK). */
export function isNoResponse(protocol: string, code: string): boolean {
  return protocol === "grpc" ? code === "-" : code === "0";
}

/**
 * Whether a request with this code counts as failed by the server: HTTP 5xx, no response, gRPC status other than 0.
 * Three characters on gRPC are an HTTP code (a proxy answered before any gRPC status existed).
 * gRPC statuses: https://grpc.io/docs/guides/status-codes/
 */
export function isErrorCode(protocol: string, code: string): boolean {
  if (isNoResponse(protocol, code)) return true;
  if (protocol !== "grpc" || code.length === 3) return code.length === 3 && code.startsWith("5");
  return code !== "0" && code !== "";
}
