import type { ExplainCall } from "@/lib/domain/explain/routed";

/** GET / of web at port 8080 without headers, `over` on top. */
export function sampleCall(over: Partial<ExplainCall> = {}): ExplainCall {
  return {
    host: "web",
    port: 8080,
    protocol: "http",
    method: "GET",
    path: "/",
    headers: {},
    claims: null,
    ...over,
  };
}
