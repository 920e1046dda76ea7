import { configEvents } from "@/lib/server/live/config-events";
import { currentContainer } from "@/lib/server/current-container";

/** A stream of "changed" events; each asks its reader to read again. */
export function GET(request: Request): Response {
  const { backend, stopping } = currentContainer();
  const signal = AbortSignal.any([request.signal, stopping]);
  const body = configEvents(backend.cluster, request.headers.get("last-event-id"), signal);
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      // nginx holds streams back otherwise.
      "x-accel-buffering": "no",
    },
  });
}
