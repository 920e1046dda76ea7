import { currentContainer } from "@/lib/server/current-container";

/** Ready once the cluster was asked for its objects, until the process is told to end; whatever Prometheus does. */
export function GET(): Response {
  const phase = currentContainer().phase();
  return new Response(`${phase}\n`, {
    status: phase === "ready" ? 200 : 503,
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
  });
}
