import type { ExposedStream } from "@/lib/demo/telemetry/counters/exposed-stream";

/** A stream that exposes metrics, each a function of time in unix milliseconds, named `metric` or `metric le`. */
export function exposedStream(
  labels: Readonly<Record<string, string>>,
  target: Readonly<Record<string, string>>,
  metrics: Readonly<Record<string, (at: number) => number>>,
): ExposedStream {
  const values = Object.values(metrics);
  return {
    storedLabels: Object.fromEntries(
      Object.entries({ ...labels, ...target }).filter(([, value]) => value !== ""),
    ),
    target,
    counters: Object.keys(metrics).map((key) => {
      const [name = "", le = null] = key.split(" ");
      return { name, le, growth: "traffic" };
    }),
    valueAt: (column, at) => values[column]?.(at) ?? NaN,
  };
}
