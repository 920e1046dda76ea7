import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metricsSourceAt, readsWindows } from "@/lib/testing/reads-windows";
import { sampleStore } from "@/lib/testing/sample-store";
import { servedPrometheus, type ServedPrometheus } from "@/lib/testing/served-prometheus";
import { WINDOW_AT, WINDOW_SAMPLES } from "@/lib/testing/window-samples";

let server: ServedPrometheus;

beforeAll(async () => {
  server = await servedPrometheus({
    series: sampleStore(WINDOW_SAMPLES),
    streams: () => [],
    since: (WINDOW_AT - 7_200) * 1_000,
    clock: { now: () => WINDOW_AT * 1_000 },
  });
});
afterAll(() => server.close());

describe("on the simulated Prometheus, Meshlens", () => {
  readsWindows(() => server.url);

  it("reads when certificates expire from the pods' own labels, and leaves out what names no pod", async () => {
    const source = metricsSourceAt(server.url);
    const result = await source.fetchCertificates(new AbortController().signal);
    if (!result.ok) throw new Error(result.message);
    expect(result.certificates.toSorted((a, b) => (a.pod < b.pod ? -1 : 1))).toEqual([
      { namespace: "shop", pod: "web-1", resource: "default", expiresAt: WINDOW_AT + 40_000 },
      { namespace: "shop", pod: "web-2", resource: "default", expiresAt: WINDOW_AT + 50_000 },
      { namespace: "shop", pod: "web-3", resource: "default", expiresAt: WINDOW_AT - 60 },
    ]);
  });
});
