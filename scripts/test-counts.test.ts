import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readPlaywrightCounts, readVitestCounts } from "./test-counts";

const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-counts-"));

afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, `${Math.abs(JSON.stringify(content).length)}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const NOTHING_RAN = { passed: 0, failed: 1 };

describe("the counts of the unit tests", () => {
  it("are those of the report", async () => {
    const file = report({ numPassedTests: 12, numFailedTests: 3 });
    expect(await readVitestCounts(file)).toEqual({ passed: 12, failed: 3 });
  });

  it("are one failure where nothing ran or no report was left", async () => {
    expect(await readVitestCounts(report({ numPassedTests: 0, numFailedTests: 0, empty: true }))).toEqual(
      NOTHING_RAN,
    );
    expect(await readVitestCounts(path.join(folder, "missing.json"))).toEqual(NOTHING_RAN);
  });
});

describe("the counts of the browser journeys", () => {
  it("take a flaky journey for a failed one", async () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1 } });
    expect(await readPlaywrightCounts(file)).toEqual({ passed: 5, failed: 2 });
  });

  it("are one failure where nothing ran", async () => {
    const file = report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 4 } });
    expect(await readPlaywrightCounts(file)).toEqual(NOTHING_RAN);
  });
});
