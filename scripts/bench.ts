import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { figureTable, holds, type Figure } from "./bench/figure";
import { measureApi } from "./bench/measure-api";
import { measureBrowser } from "./bench/measure-browser";
import { measureChecks } from "./bench/measure-checks";
import { measureDemo } from "./bench/measure-demo";
import { measureMemory } from "./bench/measure-memory";
import { startBench } from "./bench/start-bench";
import { PROJECT_ROOT } from "./launch-dashboard";

const LARGE = "large(50,40)";
/** One namespace a box, about a thousand workloads. */
const THOUSAND_NODES = "large(25,40)";
const SCRAPES_BEFORE_MEASURING_MS = 75_000;
const SOAK_MINUTES = Number(process.env["BENCH_SOAK_MINUTES"] ?? 10);

async function measureServer(): Promise<readonly Figure[]> {
  console.log(`Starting ${LARGE} with a real Prometheus …`);
  const bench = await startBench(LARGE, "real");
  try {
    await pause(SCRAPES_BEFORE_MEASURING_MS);
    const api = await measureApi(bench.dashboard.url, bench.prometheusUrl);
    console.log(figureTable(api));
    const memory = await measureMemory(bench.dashboard.url, bench.pid, SOAK_MINUTES);
    return [...api, ...memory];
  } finally {
    await bench.close();
  }
}

async function measurePage(): Promise<readonly Figure[]> {
  console.log(`Starting ${THOUSAND_NODES} for the page …`);
  const bench = await startBench(THOUSAND_NODES, "simulated");
  try {
    return await measureBrowser(bench.dashboard.url);
  } finally {
    await bench.close();
  }
}

const figures = [
  ...measureChecks(),
  ...(await measureDemo(LARGE)),
  ...(await measurePage()),
  ...(await measureServer()),
];
const folder = path.join(PROJECT_ROOT, "bench-results");
mkdirSync(folder, { recursive: true });
writeFileSync(
  path.join(folder, "latest.json"),
  `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`,
);
console.log(`\n${figureTable(figures)}\n\nWritten to bench-results/latest.json`);
process.exit(figures.every(holds) ? 0 : 1);
