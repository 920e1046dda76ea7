import type { LayoutGraph, Positions } from "../model/layout-graph";

const DEADLINE_MS = 20_000;

/**
 * Lays a graph out in a worker of its own, so that the page never waits for it; giving up ends the worker. Rejects when
 * `signal` aborts, when the layout fails and after 20 seconds.
 */
export function layoutInWorker(graph: LayoutGraph, signal: AbortSignal): Promise<Positions> {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const either = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  return new Promise<Positions>((resolve, reject) => {
    either.addEventListener("abort", () => reject(new Error("The layout was cancelled or took too long.")), {
      once: true,
    });
    worker.addEventListener("error", (event) => reject(new Error(`The layout failed: ${event.message}`)));
    worker.addEventListener("message", (event: MessageEvent<Positions>) => resolve(event.data));
    worker.postMessage(graph);
  }).finally(() => worker.terminate());
}
