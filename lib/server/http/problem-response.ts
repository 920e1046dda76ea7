import type { Problem } from "@/lib/contracts/problem";

const RETRY_SECONDS = 5;

/** An RFC 9457 document as response. */
export function problemResponse(problem: Problem): Response {
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (problem.status === 503) headers.set("retry-after", String(RETRY_SECONDS));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
