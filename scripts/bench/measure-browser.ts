import { chromium, type Page, type Response } from "@playwright/test";
import { ensureChromium } from "../ensure-chromium";
import { median, type Figure } from "./figure";
import { readProbe, resetProbe, watchPage } from "./page-probe";

/** The graph page with about a thousand nodes: layout, type switch, long tasks, and how much JavaScript it loads. */
export async function measureBrowser(dashboardUrl: string): Promise<readonly Figure[]> {
  const found = ensureChromium();
  if (!found.ok) throw new Error(found.message);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    return await measurePage(page, `${dashboardUrl}/graph?type=workload&refresh=off`);
  } finally {
    await browser.close();
  }
}

async function measurePage(page: Page, url: string): Promise<readonly Figure[]> {
  const scripts = collectScripts(page);
  const api = countApiRequests(page);
  await watchPage(page);
  await page.goto(url);
  const first = await readProbe(page);
  const kilobytes = (await scripts()) / 1_000;
  const fresh = await switchTypes(page, ["App", "Version", "Service"], api);
  const cached = await switchTypes(page, ["Workload", "App", "Version", "Service", "Workload"], api);
  const switches = [...fresh, ...cached];
  const requests = Math.max(...switches.map((one) => one.requests));
  const longest = Math.max(...switches.map((one) => one.longestTaskMs));
  const freshMs = median(fresh.map((one) => one.paintMs));
  const cachedMs = median(cached.map((one) => one.paintMs));
  const layout = Math.max(...first.layouts);
  const detail = `${first.nodes} nodes`;
  return [
    { name: "layout in the worker", value: layout, unit: "ms", bar: 1_500, detail },
    { name: "type switch, new layout: to paint", value: freshMs, unit: "ms", bar: 1_500 },
    { name: "type switch, cached layout: to paint", value: cachedMs, unit: "ms", bar: 450 },
    { name: "type switch: requests", value: requests, unit: "requests", bar: 0 },
    { name: "type switch: longest task", value: longest, unit: "ms", bar: 300 },
    { name: "graph page's JavaScript, compressed", value: kilobytes, unit: "KB", bar: 500 },
  ];
}

interface Switched {
  readonly paintMs: number;
  readonly requests: number;
  readonly longestTaskMs: number;
}

async function switchTypes(
  page: Page,
  labels: readonly string[],
  api: () => number,
): Promise<readonly Switched[]> {
  const switched: Switched[] = [];
  for (const label of labels) switched.push(await switchType(page, label, api));
  return switched;
}

async function switchType(page: Page, label: string, requests: () => number): Promise<Switched> {
  const before = requests();
  await resetProbe(page);
  await page.getByRole("radio", { name: label, exact: true }).dispatchEvent("click");
  const probe = await readProbe(page);
  return {
    paintMs: probe.lastDrawMs,
    requests: requests() - before,
    longestTaskMs: Math.max(0, ...probe.longTasks),
  };
}

function countApiRequests(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/graph")) count += 1;
  });
  return () => count;
}

function collectScripts(page: Page): () => Promise<number> {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response);
  });
  return async () => {
    const sizes = await Promise.all(scripts.map((response) => response.request().sizes()));
    return sizes.reduce((sum, size) => sum + size.responseBodySize, 0);
  };
}
