import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { type Figure, median } from "./figure";
import { residentMegabytes } from "./measure-memory";
import { type MeshProcess, startMeshProcess } from "./mesh-process";
import { startBench } from "./start-bench";

const RUNS = 5;
const IDLE_SECONDS = 20;
const DAY_SECONDS = 86_400;
/** Linux counts a process's time in hundredths of a second. */
const TICKS_A_SECOND = 100;
const DAY_QUERY =
  "sum by (source_workload, destination_workload, response_code) (rate(istio_requests_total[5m]))";

const graphAnswer = z.object({ queries: z.array(z.object({ promql: z.string() })) });

/** Processor seconds a process has used. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function timed(url: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} was answered with ${response.status}`);
  return performance.now() - from;
}

/** Milliseconds of the middle of several askings, the first of which is not counted. */
async function medianOf(url: string): Promise<number> {
  await timed(url);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(url));
  return median(times);
}

async function withMesh<T>(scenario: string | null, measure: (mesh: MeshProcess) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-bench-"));
  const mesh = await startMeshProcess(scenario, folder);
  try {
    return await measure(mesh);
  } finally {
    await mesh.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureStart(): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const from = performance.now();
    await withMesh(null, () => Promise.resolve(times.push(performance.now() - from)));
  }
  return { name: "simulated mesh: start of the default world", value: median(times), unit: "ms", bar: 3_000 };
}

function measureDay(): Promise<Figure> {
  return withMesh("bookinfo", async ({ prometheusUrl }) => {
    const end = Math.floor(Date.now() / 1_000);
    const range = { start: String(end - DAY_SECONDS), end: String(end), step: "60" };
    const query = new URLSearchParams({ query: DAY_QUERY, ...range });
    const value = await medianOf(`${prometheusUrl}/api/v1/query_range?${query.toString()}`);
    return { name: "simulated mesh: 24 h range query over bookinfo", value, unit: "ms", bar: 300 };
  });
}

/** The requests query that the dashboard sends for the graph of everything. */
async function graphQuery(scenario: string): Promise<{ readonly promql: string }> {
  const bench = await startBench(scenario, "simulated");
  try {
    const answer = graphAnswer.parse(await (await fetch(`${bench.dashboard.url}/api/v1/graph`)).json());
    const found = answer.queries.find(({ promql }) => promql.includes("istio_requests_total"));
    if (!found) throw new Error("the graph was answered without a query of requests");
    return found;
  } finally {
    await bench.close();
  }
}

async function measureLarge(scenario: string): Promise<readonly Figure[]> {
  const { promql } = await graphQuery(scenario);
  return withMesh(scenario, async ({ prometheusUrl, pid }) => {
    const query = new URLSearchParams({ query: promql });
    const requests = await medianOf(`${prometheusUrl}/api/v1/query?${query.toString()}`);
    const memory = residentMegabytes(pid);
    const before = cpuSeconds(pid);
    await pause(IDLE_SECONDS * 1_000);
    const idle = ((cpuSeconds(pid) - before) / IDLE_SECONDS) * 100;
    return [
      {
        name: `simulated mesh: the graph's requests query, ${scenario}`,
        value: requests,
        unit: "ms",
        bar: 1_000,
      },
      { name: `simulated mesh: memory, ${scenario}`, value: memory, unit: "MB", bar: 400 },
      { name: `simulated mesh: processor while idle, ${scenario}`, value: idle, unit: "%", bar: 5 },
    ];
  });
}

/** What the simulated mesh costs: its start, its queries, its memory, and doing nothing. */
export async function measureDemo(large: string): Promise<readonly Figure[]> {
  return [await measureStart(), await measureDay(), ...(await measureLarge(large))];
}
