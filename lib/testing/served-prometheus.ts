import { createServer } from "node:http";
import { z } from "zod";
import { createPrometheusApi } from "@/lib/demo/prometheus-api/create-prometheus-api";
import type { PrometheusDeps } from "@/lib/demo/prometheus-api/prometheus-deps";

interface Answer {
  readonly status: number;
  /** Parsed where it is JSON, else its text. */
  readonly body: unknown;
}

/** The simulated Prometheus API on a free port of loopback. */
export interface ServedPrometheus {
  readonly url: string;
  /** The answer of a path below /api/v1/. */
  get(path: string, init?: RequestInit): Promise<Answer>;
  /** The data of a successful answer. */
  data(path: string): Promise<unknown>;
  close(): Promise<void>;
}

const successful = z.object({ status: z.literal("success"), data: z.unknown() });
const json = z.record(z.string(), z.unknown());

/** Serves the simulated Prometheus over some series. */
export async function servedPrometheus(deps: PrometheusDeps): Promise<ServedPrometheus> {
  const server = createServer(createPrometheusApi(deps));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const get = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1/${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? json.parse(JSON.parse(text)) : text };
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, get, data: async (path) => successful.parse((await get(path)).body).data, close };
}
