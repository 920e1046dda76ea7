import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const REPORTS = {
  vitest: "test-results/vitest.json",
  real: "test-results/real.json",
  playwright: "test-results/playwright.json",
};
const NOTHING_RAN: Counts = { passed: 0, failed: 1 };

const vitestReport = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
});

/** Counts of the unit tests' report; a missing or empty report is one failure. */
export async function readVitestCounts(file: string = REPORTS.vitest): Promise<Counts> {
  const report = vitestReport.safeParse(await readJson(file));
  if (!report.success || report.data.numPassedTests + report.data.numFailedTests === 0) return NOTHING_RAN;
  return { passed: report.data.numPassedTests, failed: report.data.numFailedTests };
}

/** Counts of the browser journeys' report; a flaky one counts as failed. */
export async function readPlaywrightCounts(file: string = REPORTS.playwright): Promise<Counts> {
  const report = playwrightReport.safeParse(await readJson(file));
  if (!report.success || report.data.stats.expected + report.data.stats.unexpected === 0) return NOTHING_RAN;
  return {
    passed: report.data.stats.expected,
    failed: report.data.stats.unexpected + report.data.stats.flaky,
  };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(path.resolve(import.meta.dirname, "..", file), "utf8").catch(() => "null");
  return JSON.parse(text);
}
