import { Agent } from "undici";
import type { PrometheusSettings } from "../prometheus-settings";
import { watchFile } from "./watched-file";

type DispatcherSettings = Pick<PrometheusSettings, "caFile" | "certFile" | "keyFile" | "concurrency">;

/** A pool of kept-alive connections. */
export interface DispatcherSource {
  /** The pool; a new one after a certificate file changed. Rejects when such a file cannot be read. */
  current(): Promise<Agent>;
  close(): Promise<void>;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Longer than the pause between two ticks, so that they share their connections. */
const KEEP_ALIVE_MS = 60_000;

export function createDispatcherSource(settings: DispatcherSettings): DispatcherSource {
  const readers = [settings.caFile, settings.certFile, settings.keyFile].map((path) =>
    path === null ? () => Promise.resolve(null) : watchFile(path),
  );
  let pool: { readonly stamp: string; readonly agent: Agent } | null = null;

  return {
    async current() {
      const files = await Promise.all(readers.map((read) => read()));
      const stamp = files.join("\n");
      if (pool?.stamp === stamp) return pool.agent;
      // A pool with the old certificate finishes what it has begun and then ends by itself.
      void pool?.agent.close();
      const [ca, cert, key] = files.map((text) => text ?? undefined);
      const agent = new Agent({
        connections: settings.concurrency,
        keepAliveTimeout: KEEP_ALIVE_MS,
        connect: {
          timeout: CONNECT_TIMEOUT_MS,
          ...(ca && { ca }),
          ...(cert && { cert }),
          ...(key && { key }),
        },
      });
      pool = { stamp, agent };
      return agent;
    },
    async close() {
      await pool?.agent.destroy();
      pool = null;
    },
  };
}
