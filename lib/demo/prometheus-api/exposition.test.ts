import { describe, expect, it } from "vitest";
import { exposedStream } from "@/lib/testing/exposed-stream";
import type { ExposedStream } from "../telemetry/counters/exposed-stream";
import { exposition } from "./exposition";

const START = 1_700_000_000_000;
const rate =
  (perSecond: number) =>
  (at: number): number =>
    ((at - START) / 1_000) * perSecond;

const streamOf = (
  labels: Record<string, string>,
  metrics: Record<string, (at: number) => number>,
): ExposedStream => exposedStream(labels, { pod: "p" }, metrics);
const textOf = (streams: Iterable<ExposedStream>, seconds: number): string =>
  [...exposition(streams, START + seconds * 1_000)].join("");
const samplesOf = (text: string): readonly string[] =>
  text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

describe("exposition", () => {
  it("writes each counter's value at the time, with its labels, its target's and its bound", () => {
    const stream = streamOf(
      { reporter: "source" },
      {
        istio_requests_total: rate(2),
        "istio_request_duration_milliseconds_bucket 10": rate(1),
        "istio_request_duration_milliseconds_bucket +Inf": rate(2),
        istio_request_bytes_sum: rate(0.5),
      },
    );
    expect(samplesOf(textOf([stream], 10))).toEqual([
      'istio_requests_total{reporter="source",pod="p"} 20',
      'istio_request_duration_milliseconds_bucket{reporter="source",pod="p",le="10"} 10',
      'istio_request_duration_milliseconds_bucket{reporter="source",pod="p",le="+Inf"} 20',
      'istio_request_bytes_sum{reporter="source",pod="p"} 5',
    ]);
  });

  it("escapes what would end a label's value, and leaves empty labels out", () => {
    const stream = streamOf({ a: 'x"y\\z\n', b: "" }, { istio_requests_total: rate(1) });
    expect(samplesOf(textOf([stream], 1))).toEqual([
      String.raw`istio_requests_total{a="x\"y\\z\n",pod="p"} 1`,
    ]);
  });

  it("keeps the lines of a family together under one type", () => {
    const names = ["istio_requests_total", "istio_tcp_sent_bytes_total"];
    const streams = ["a", "b"].map((id) =>
      streamOf({ id }, Object.fromEntries(names.map((name) => [name, rate(1)]))),
    );
    const text = textOf(streams, 1);
    expect(samplesOf(text).map((line) => line.split("{")[0])).toEqual(names.flatMap((name) => [name, name]));
    for (const name of names) expect(text.split(`# TYPE ${name} counter\n`)).toHaveLength(2);
    expect(text).toContain("# TYPE istio_request_duration_milliseconds histogram\n");
  });

  it("hands on a long text in pieces, nothing lost between them", () => {
    const padding = "x".repeat(1_000);
    const streams = Array.from({ length: 700 }, (_, id) =>
      streamOf({ id: String(id), padding }, { istio_requests_total: rate(1) }),
    );
    const pieces = [...exposition(streams, START)];
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece.length).toBeLessThan(300_000);
    expect(samplesOf(pieces.join(""))).toHaveLength(700);
  });
});
