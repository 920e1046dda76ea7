import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, startServerProcess, type ServerProcess } from "./server-process";

export interface Prometheus {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

export const SCRAPE_SECONDS = 5;

/** A real Prometheus that scrapes one target every few seconds, in a folder of its own. */
export async function startPrometheus(
  binary: string,
  folder: string,
  metricsUrl: string,
  scrapeSeconds = SCRAPE_SECONDS,
  extraFlags: readonly string[] = [],
): Promise<Prometheus> {
  mkdirSync(folder, { recursive: true });
  const target = new URL(metricsUrl);
  const config = {
    global: { scrape_interval: `${scrapeSeconds}s`, scrape_timeout: `${scrapeSeconds}s` },
    scrape_configs: [
      {
        job_name: "mesh",
        honor_labels: true,
        metrics_path: target.pathname,
        static_configs: [{ targets: [target.host] }],
      },
    ],
  };
  const configFile = path.join(folder, "prometheus.yml");
  writeFileSync(configFile, JSON.stringify(config));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let server: ServerProcess | null = null;
  const start = async (): Promise<void> => {
    const flags = [
      `--config.file=${configFile}`,
      `--storage.tsdb.path=${path.join(folder, "data")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...extraFlags,
    ];
    server = startServerProcess(binary, flags, path.join(folder, "prometheus.log"));
    await untilReady(url, server);
  };
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = null;
  };
  await start();
  return { url, start, stop };
}

async function untilReady(url: string, server: ServerProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.child.exitCode !== null) throw new Error("prometheus ended: see prometheus.log");
    const answer = await fetch(`${url}/-/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error("prometheus was not ready within half a minute");
}
