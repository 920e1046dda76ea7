import { configKind } from "@/lib/domain/config/config-kinds";
import type { ClusterSource } from "@/lib/ports/cluster-source";

/** How long changes are gathered before viewers hear of them. */
const GATHER_MS = 500;
/** Shorter than the idle time-out of every proxy worth its name. */
const HEARTBEAT_MS = 15_000;
/** After this long the browser opens a new stream, so that nobody listens longer than their rights last. */
const LONGEST_MS = 10 * 60_000;

/**
 * Server-sent events that say that configuration changed, without saying what: who hears of it asks again, with their own
 * rights. Ids are snapshot revisions; a reader that resumes behind the present one is told at once.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function configEvents(
  cluster: Pick<ClusterSource, "onChange" | "snapshot">,
  lastEventId: string | null,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  return new ReadableStream({
    start(controller) {
      let gathering: ReturnType<typeof setTimeout> | null = null;
      const send = (text: string): void => controller.enqueue(encoder.encode(text));
      const tell = (): void => {
        gathering = null;
        send(`event: changed\nid: ${cluster.snapshot().revision}\ndata: {}\n\n`);
      };
      const unsubscribe = cluster.onChange((changes) => {
        if (gathering === null && changes.some(({ kindKey }) => configKind(kindKey) !== undefined)) {
          gathering = setTimeout(tell, GATHER_MS);
        }
      });
      const heartbeat = setInterval(() => send(": alive\n\n"), HEARTBEAT_MS);
      const end = (): void => {
        stop();
        controller.close();
      };
      const longest = setTimeout(end, LONGEST_MS);
      stop = () => {
        unsubscribe();
        clearInterval(heartbeat);
        clearTimeout(longest);
        if (gathering !== null) clearTimeout(gathering);
        signal.removeEventListener("abort", end);
      };
      signal.addEventListener("abort", end, { once: true });
      send(`retry: 3000\nid: ${cluster.snapshot().revision}\n\n`);
      if (lastEventId !== null && lastEventId !== String(cluster.snapshot().revision)) tell();
    },
    cancel: () => stop(),
  });
}
