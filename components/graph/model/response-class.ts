import type { CodeRate, Protocol } from "@/lib/domain/graph/graph";

export const RESPONSE_CLASSES = ["ok", "clientError", "serverError"] as const;
export type ResponseClass = (typeof RESPONSE_CLASSES)[number];

/**
 * The class of a response code: "serverError" for HTTP 5xx, no response (code 0) and a gRPC status other than 0,
 * "clientError" for HTTP 4xx, else "ok". On gRPC three digits are an HTTP code, fewer a gRPC status.
 */
export function responseClass(code: string, protocol: Protocol): ResponseClass {
  if (protocol === "grpc" && code.length < 3) return code === "0" ? "ok" : "serverError";
  if (code === "0" || code.startsWith("5")) return "serverError";
  return code.startsWith("4") ? "clientError" : "ok";
}

/** Requests per second of each class. */
export function ratesByClass(codes: readonly CodeRate[], protocol: Protocol): Record<ResponseClass, number> {
  const rates = { ok: 0, clientError: 0, serverError: 0 };
  for (const { code, requestsPerSecond } of codes) rates[responseClass(code, protocol)] += requestsPerSecond;
  return rates;
}
