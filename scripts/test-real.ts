import { spawnSync } from "node:child_process";
import { ensureServers } from "@/lib/testing/real/ensure-servers";
import { ensureChromium } from "./ensure-chromium";
import { failedLines, failedUnitTests } from "./failed-tests";
import { isBuildCurrent } from "./is-build-current";
import { PROJECT_ROOT } from "./launch-dashboard";
import { readVitestCounts, REPORTS } from "./test-counts";

function run(args: readonly string[], environment: NodeJS.ProcessEnv = process.env): number {
  return (
    spawnSync(process.execPath, args, { cwd: PROJECT_ROOT, stdio: "inherit", env: environment }).status ?? 1
  );
}

async function main(): Promise<number> {
  const chromium = ensureChromium();
  if (!chromium.ok) {
    console.error(chromium.message);
    return 1;
  }
  try {
    ensureServers();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
  if (!(await isBuildCurrent(PROJECT_ROOT)) && run(["node_modules/next/dist/bin/next", "build"]) !== 0)
    return 1;
  const status = run(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--mode=real",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${REPORTS.real}`,
    ],
    { ...process.env, CHROMIUM_PATH: chromium.path },
  );
  const counts = await readVitestCounts(REPORTS.real);
  console.log(`\n${failedLines(await failedUnitTests(REPORTS.real))}`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return status === 0 && counts.failed === 0 ? 0 : 1;
}

process.exit(await main());
