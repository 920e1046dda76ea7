import { spawn } from "node:child_process";
import { ensureChromium } from "./ensure-chromium";
import { failedJourneys, failedLines, failedUnitTests, type FailedTest } from "./failed-tests";
import { PROJECT_ROOT } from "./launch-dashboard";
import { readPlaywrightCounts, readVitestCounts, REPORTS, type Counts } from "./test-counts";

interface Step {
  readonly name: string;
  readonly command: string;
  /** Reads how many tests ran from the report the step leaves; steps without one count as one check. */
  readonly counts?: () => Promise<Counts>;
}

const STEPS: readonly Step[] = [
  { name: "format", command: "npm run -s format:check" },
  { name: "lint", command: "npm run -s lint" },
  { name: "types", command: "npm run -s types" },
  { name: "dependency rules", command: "npm run -s deps" },
  { name: "dead code", command: "npm run -s deadcode" },
  { name: "unit tests", command: "npm run -s test:unit", counts: readVitestCounts },
  { name: "production build", command: "npm run -s build" },
  { name: "browser journeys", command: "npm run -s test:e2e", counts: readPlaywrightCounts },
];

function run(command: string, environment: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: PROJECT_ROOT,
      shell: true,
      stdio: ["ignore", "inherit", "inherit"],
      env: environment,
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function main(): Promise<number> {
  const chromium = ensureChromium();
  if (!chromium.ok) {
    console.error(`\n${chromium.message}`);
    return 1;
  }
  const environment = { ...process.env, CHROMIUM_PATH: chromium.path, TZ: "UTC" };
  const total = { passed: 0, failed: 0 };
  const failed: FailedTest[] = [];
  for (const step of STEPS) {
    const started = performance.now();
    console.log(`\n▸ ${step.name}`);
    const code = await run(step.command, environment);
    const ran = step.counts
      ? await step.counts()
      : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    if (code !== 0 && !step.counts)
      failed.push({ file: step.command, name: step.name, message: "see above" });
    total.passed += ran.passed;
    total.failed += code !== 0 && ran.failed === 0 ? 1 : ran.failed;
    console.log(
      `${code === 0 ? "✓" : "✗"} ${step.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`,
    );
  }
  failed.push(...(await failedUnitTests(REPORTS.vitest)), ...(await failedJourneys(REPORTS.playwright)));
  console.log(
    `\n${[failedLines(failed), `${total.passed} passed, ${total.failed} failed`].join("\n").trim()}`,
  );
  return total.failed === 0 ? 0 : 1;
}

process.exit(await main());
