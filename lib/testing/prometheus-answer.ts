import { z } from "zod";

const labels = z.record(z.string(), z.string());
const point = z.tuple([z.number(), z.string()]);
const data = z.discriminatedUnion("resultType", [
  z.object({ resultType: z.literal("vector"), result: z.array(z.object({ metric: labels, value: point })) }),
  z.object({
    resultType: z.literal("matrix"),
    result: z.array(z.object({ metric: labels, values: z.array(point) })),
  }),
  z.object({ resultType: z.literal("scalar"), result: point }),
  z.object({ resultType: z.literal("string"), result: point }),
]);
const answer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), data }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);
export type PrometheusAnswer = z.infer<typeof answer>;
export type PrometheusData = z.infer<typeof data>;

/** What a Prometheus answers to a query. */
export async function askPrometheus(
  base: string,
  path: "query" | "query_range",
  parameters: Readonly<Record<string, string>>,
): Promise<PrometheusAnswer> {
  const response = await fetch(`${base}/api/v1/${path}`, {
    method: "POST",
    body: new URLSearchParams(parameters),
    signal: AbortSignal.timeout(30_000),
  });
  return answer.parse(await response.json());
}

/** Reads the data of an answer made in this process as if it had come over the wire. */
export const readPrometheusData = (value: unknown): PrometheusData => data.parse(value);
