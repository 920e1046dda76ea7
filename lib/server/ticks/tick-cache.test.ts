import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MetricsFailure } from "@/lib/ports/metrics-source";
import { fakeBackend, START_SECONDS } from "@/lib/testing/fake-backend";
import { row } from "@/lib/testing/telemetry-row";
import type { TickSpec } from "./tick-spec";

const never = new AbortController().signal;

function spec(over: Partial<TickSpec> = {}): TickSpec {
  return {
    at: null,
    windowSeconds: 300,
    scope: null,
    throughput: false,
    messages: false,
    responseTime: null,
    type: "workload",
    serviceNodes: false,
    ...over,
  };
}

describe("the tick cache", () => {
  test("equal requests at one time are one fetch, and requests for the same tick get the same one", async () => {
    const specs = fc.record({
      windowSeconds: fc.constantFrom(60, 300),
      at: fc.constantFrom(null, START_SECONDS - 100),
      type: fc.constantFrom("workload" as const, "app" as const),
      serviceNodes: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(specs, { minLength: 1, maxLength: 12 }), async (wanted) => {
        const { ticks, metrics } = fakeBackend([]);
        const answers = await Promise.all(wanted.map((over) => ticks.get(spec(over), never)));
        const distinct = new Set(wanted.map(({ windowSeconds, at }) => `${windowSeconds} ${at}`));
        expect(metrics.asked).toHaveLength(distinct.size);
        for (const [index, answer] of answers.entries()) {
          expect(answer).toMatchObject({
            ok: true,
            known: { tick: { windowSeconds: wanted[index]?.windowSeconds } },
          });
        }
      }),
    );
  });

  test("a tick of now serves everybody for one scrape interval, then a new one is fetched", async () => {
    const { ticks, metrics, clock } = fakeBackend([]);
    await ticks.get(spec(), never);
    clock.advance(14);
    expect(await ticks.get(spec(), never)).toMatchObject({
      from: "memory",
      known: { tick: { at: START_SECONDS } },
    });
    clock.advance(1);
    expect(await ticks.get(spec(), never)).toMatchObject({
      from: "source",
      known: { tick: { at: START_SECONDS + 15 } },
    });
    expect(metrics.asked).toHaveLength(2);
  });

  test("an explicit time is evaluated exactly then, and what had passed is not asked for again", async () => {
    const { ticks, metrics, clock } = fakeBackend([]);
    const past = spec({ at: START_SECONDS - 1000.25 });
    await ticks.get(past, never);
    clock.advance(3600);
    expect(await ticks.get(past, never)).toMatchObject({ from: "memory" });
    expect(metrics.asked.map(({ at }) => at)).toEqual([START_SECONDS - 1000.25]);
  });

  test("a time at the edge of now is asked for again once more samples may have come", async () => {
    const { ticks, metrics, clock } = fakeBackend([]);
    await ticks.get(spec({ at: START_SECONDS + 30 }), never);
    clock.advance(60);
    await ticks.get(spec({ at: START_SECONDS + 30 }), never);
    expect(metrics.asked).toHaveLength(2);
  });

  test("a fresh tick of the whole mesh answers narrower scopes, never the other way round", async () => {
    const { ticks, metrics } = fakeBackend([]);
    await ticks.get(spec({ scope: ["a"] }), never);
    await ticks.get(spec(), never);
    await ticks.get(spec({ scope: ["b"] }), never);
    expect(metrics.asked.map(({ scope }) => scope)).toEqual([["a"], null]);
  });

  test("the grouping of the projection matters to quantiles only", async () => {
    const { ticks, metrics } = fakeBackend([]);
    for (const responseTime of [null, "avg", "p95"] as const) {
      await ticks.get(spec({ responseTime, type: "workload" }), never);
      await ticks.get(spec({ responseTime, type: "app" }), never);
    }
    expect(metrics.asked.map(({ responseTime }) => responseTime)).toEqual([null, "avg", "p95", "p95"]);
  });

  test("a failure comes with the last equal tick, for a quarter of an hour", async () => {
    const { ticks, metrics, clock } = fakeBackend([]);
    await ticks.get(spec(), never);
    metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    clock.advance(60);
    expect(await ticks.get(spec(), never)).toMatchObject({
      ok: false,
      last: { tick: { at: START_SECONDS } },
    });
    expect(await ticks.get(spec({ windowSeconds: 60 }), never)).toMatchObject({ ok: false, last: null });
    clock.advance(15 * 60);
    expect(await ticks.get(spec(), never)).toMatchObject({ ok: false, last: null });
  });

  describe("a tick that the source refuses", () => {
    const DAY = 86_400;
    const asks = async (
      kind: MetricsFailure["kind"],
      windowSeconds: number,
      ...waits: readonly number[]
    ): Promise<number> => {
      const { ticks, metrics, clock } = fakeBackend([]);
      metrics.failure = { ok: false, kind, message: "too many samples" };
      for (const seconds of [0, ...waits]) {
        clock.advance(seconds);
        expect(await ticks.get(spec({ windowSeconds }), never)).toMatchObject({ failure: { kind } });
      }
      return metrics.asked.length;
    };

    test.each([
      ["refused", DAY, [863], 1],
      ["refused", DAY, [864], 2],
      ["tooLarge", DAY, [400, 463], 1],
      ["tooLarge", 30 * DAY, [899, 1], 2],
      ["refused", 300, [3], 2],
      ["timeout", DAY, [1], 2],
      ["unreachable", DAY, [1], 2],
    ] as const)(
      "(%s, of %d s, again after %j s) is asked for %d times",
      async (kind, window, waits, asked) => {
        expect(await asks(kind, window, ...waits)).toBe(asked);
      },
    );

    test("is asked for again at once where the source may have been in trouble", async () => {
      const { ticks, metrics } = fakeBackend([]);
      metrics.failure = { ok: false, kind: "refused", message: "too many requests", passing: true };
      await ticks.get(spec({ windowSeconds: DAY }), never);
      metrics.failure = null;
      expect(await ticks.get(spec({ windowSeconds: DAY }), never)).toMatchObject({ ok: true });
    });

    test("is refused for itself alone", async () => {
      const { ticks, metrics } = fakeBackend([]);
      metrics.failure = { ok: false, kind: "refused", message: "too many samples" };
      await ticks.get(spec({ windowSeconds: DAY }), never);
      metrics.failure = null;
      expect(await ticks.get(spec({ windowSeconds: 3_600 }), never)).toMatchObject({ ok: true });
      expect(await ticks.get(spec({ windowSeconds: DAY, scope: ["a"] }), never)).toMatchObject({ ok: true });
    });
  });

  test("a failure of a narrow scope comes with the last tick of the whole mesh, or its own newer one", async () => {
    const { ticks, metrics, clock } = fakeBackend([]);
    await ticks.get(spec(), never);
    clock.advance(60);
    await ticks.get(spec({ scope: ["a"] }), never);
    clock.advance(60);
    metrics.failure = { ok: false, kind: "unreachable", message: "connection refused" };
    expect(await ticks.get(spec({ scope: ["b"] }), never)).toMatchObject({
      ok: false,
      last: { tick: { at: START_SECONDS } },
    });
    expect(await ticks.get(spec({ scope: ["a"] }), never)).toMatchObject({
      last: { tick: { at: START_SECONDS + 60 } },
    });
  });

  test("a past moment of which a query failed is asked for again", async () => {
    const { ticks, metrics, clock } = fakeBackend([]);
    metrics.warnings = [{ code: "queryFailed", message: "No data for tcpToServer: timeout" }];
    const past = spec({ at: START_SECONDS - 1000 });
    await ticks.get(past, never);
    clock.advance(15);
    metrics.warnings = [];
    await ticks.get(past, never);
    clock.advance(15);
    await ticks.get(past, never);
    expect(metrics.asked).toHaveLength(2);
  });

  test("the cache stays within its bounds: the tick used least recently is forgotten", async () => {
    const { ticks, metrics } = fakeBackend([]);
    for (let window = 1; window <= 65; window++) await ticks.get(spec({ windowSeconds: window }), never);
    await ticks.get(spec({ windowSeconds: 65 }), never);
    expect(metrics.asked).toHaveLength(65);
    await ticks.get(spec({ windowSeconds: 1 }), never);
    expect(metrics.asked).toHaveLength(66);
  });

  test("namespaces that telemetry names become candidates", async () => {
    const { ticks } = fakeBackend([], [row({ sourceNamespace: "shop", destinationServiceNamespace: "" })]);
    await ticks.get(spec(), never);
    expect(ticks.namespacesSeen()).toEqual(["bookinfo", "shop"]);
  });
});
