import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askPrometheus } from "@/lib/testing/prometheus-answer";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { type Prometheus, startPrometheus } from "@/lib/testing/real/start-prometheus";
import { type Mesh, startMesh } from "../start-mesh";
import { bookinfo } from "../world/scenarios/bookinfo/bookinfo";

const SCRAPES = 20;
const PAIR = "reporter, source_workload, destination_workload, destination_service_name, response_code";
const RATES = `sum by (${PAIR}) (rate(istio_requests_total[60s])) > 0`;
/** The scraper has seen the mesh for seconds only. */
const SCRAPED_RATES = `sum by (${PAIR}) (rate(istio_requests_total[${SCRAPES}s])) > 0`;

let mesh: Mesh;
let real: Prometheus;
let folder = "";

beforeAll(async () => {
  mesh = await startMesh({
    scenarios: [bookinfo()],
    faults: [],
    kubePort: 0,
    prometheusPort: 0,
    controlPort: 0,
    clock: { now: () => Date.now() },
    onProblem: (problem) => {
      throw new Error(problem);
    },
  });
  folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-scraped-"));
  real = await startPrometheus(ensureServers().prometheus, folder, `${mesh.prometheusUrl}/metrics`, 1);
});
afterAll(async () => {
  await Promise.all([mesh.close(), real.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Requests a second below which one request more or less in the window, as counted in whole numbers, shows in the rate. */
const OFTEN_ENOUGH = 3;

/** The series of a vector by their labels. */
async function vector(url: string, text: string): Promise<ReadonlyMap<string, number>> {
  const answer = await askPrometheus(url, "query", { query: text });
  if (answer.status === "error" || answer.data.resultType !== "vector") throw new Error(`no vector: ${text}`);
  return new Map(
    answer.data.result.map(({ metric, value }) => [
      JSON.stringify(Object.entries(metric).sort()),
      Number(value[1]),
    ]),
  );
}

/** Waits until the real Prometheus has scraped the mesh often enough. */
async function untilScraped(): Promise<void> {
  const enough = `min(count_over_time(istio_requests_total[10m])) >= ${SCRAPES}`;
  for (let attempt = 0; attempt < 4 * SCRAPES; attempt += 1) {
    if ((await vector(real.url, enough)).size > 0) return;
    await pause(1_000);
  }
  throw new Error("the real Prometheus did not scrape the simulated mesh");
}

describe("the simulated Prometheus' own rates", () => {
  it("are those that a real Prometheus measures by scraping it", async () => {
    await untilScraped();
    const [all, simulated] = await Promise.all([
      vector(real.url, SCRAPED_RATES),
      vector(mesh.prometheusUrl, RATES),
    ]);
    const measured = new Map([...all].filter(([, value]) => value >= OFTEN_ENOUGH));
    const often = [...simulated].filter(([, value]) => value >= 1.1 * OFTEN_ENOUGH).map(([key]) => key);
    expect(often.filter((key) => !measured.has(key))).toEqual([]);
    expect(measured.size).toBeGreaterThan(5);
    for (const [key, value] of measured) expect((simulated.get(key) ?? NaN) / value, key).toBeCloseTo(1, 1);
  }, 120_000);

  it("come with metadata that the real Prometheus understands", async () => {
    const answer = await fetch(`${real.url}/api/v1/metadata?metric=istio_requests_total`);
    expect(await answer.json()).toMatchObject({
      data: { istio_requests_total: [{ type: "counter", help: "Requests handled by an Istio proxy." }] },
    });
  });
});
