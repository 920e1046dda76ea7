import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { KindState } from "@/lib/domain/mesh/kind-state";

/** Meshlens' own metrics. No label holds a namespace, a viewer or anything else without bound. */
export interface Meters {
  requestServed(route: string, status: number, seconds: number): void;
  tickAnswered(from: "memory" | "source" | "failure"): void;
  queryAnswered(measure: string, seconds: number): void;
  /** The exposition in Prometheus text format and its content type. */
  exposition(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** Registers the metrics; `watches` is read at each scrape. */
export function createMeters(watches: () => readonly KindState[]): Meters {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: "meshlens_http_request_duration_seconds",
    help: "Time to answer API requests, by route and status.",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [register],
  });
  const ticks = new Counter({
    name: "meshlens_ticks_total",
    help: "Ticks of telemetry asked for, by where the answer came from.",
    labelNames: ["from"],
    registers: [register],
  });
  const queries = new Histogram({
    name: "meshlens_prometheus_query_duration_seconds",
    help: "Duration of the queries of ticks, by what they measure.",
    labelNames: ["measure"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [register],
  });
  registerWatches(register, watches);
  return {
    requestServed: (route, status, seconds) => requests.observe({ route, status }, seconds),
    tickAnswered: (from) => ticks.inc({ from }),
    queryAnswered: (measure, seconds) => queries.observe({ measure }, seconds),
    exposition: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  };
}

function registerWatches(register: Registry, watches: () => readonly KindState[]): void {
  new Gauge({
    name: "meshlens_watches",
    help: "Kubernetes watches, by kind and state.",
    labelNames: ["kind", "state"],
    registers: [register],
    collect() {
      this.reset();
      for (const { kind, state } of watches()) this.inc({ kind, state });
    },
  });
}
