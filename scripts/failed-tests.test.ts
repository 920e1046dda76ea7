import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { failedJourneys, failedLines, failedUnitTests } from "./failed-tests";
import { PROJECT_ROOT } from "./launch-dashboard";

const folder = mkdtempSync(path.join(os.tmpdir(), "meshlens-failed-"));
const MISSING = path.join(folder, "missing.json");

afterAll(() => rmSync(folder, { recursive: true }));

function report(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const passed = { fullName: "adds", status: "passed", failureMessages: [] };

describe("what failed of the unit tests", () => {
  it("is named with its file and the beginning of why, without colours", async () => {
    const failed = {
      fullName: "subtracts",
      status: "failed",
      failureMessages: [`\u001B[31m${"x".repeat(9_000)}`],
    };
    const name = path.join(PROJECT_ROOT, "lib/a.test.ts");
    const file = report("unit.json", {
      testResults: [{ name, status: "failed", assertionResults: [passed, failed] }],
    });
    expect(await failedUnitTests(file)).toEqual([
      { file: "lib/a.test.ts", name: "subtracts", message: "x".repeat(1_500) },
    ]);
  });

  it("is nothing where a run that was ended left half a report", async () => {
    const file = path.join(folder, "half.json");
    writeFileSync(file, '{"testResults": [');
    expect(await failedUnitTests(file)).toEqual([]);
  });

  it("holds a file that could not be run, and nothing where all passed or no report was left", async () => {
    const name = path.join(PROJECT_ROOT, "lib/b.test.ts");
    const broken = { name, status: "failed", message: "no such module", assertionResults: [] };
    const whole = { name, status: "passed", assertionResults: [passed] };
    expect(await failedUnitTests(report("broken.json", { testResults: [broken, whole] }))).toEqual([
      { file: "lib/b.test.ts", name: "the file", message: "no such module" },
    ]);
    expect(await failedUnitTests(MISSING)).toEqual([]);
  });
});

describe("what failed of the browser journeys", () => {
  it("is found in suites within suites, a flaky one too", async () => {
    const spec = (title: string, status: string): unknown => ({
      title,
      file: "a.spec.ts",
      line: 7,
      tests: [{ status, results: [{ errors: [{ message: `${title} broke` }] }] }],
    });
    const inner = { specs: [spec("light", "flaky"), spec("dark", "expected")] };
    const file = report("journeys.json", {
      suites: [{ specs: [spec("opens", "unexpected")], suites: [inner] }],
    });
    expect(await failedJourneys(file)).toEqual([
      { file: "e2e/a.spec.ts:7", name: "opens", message: "opens broke" },
      { file: "e2e/a.spec.ts:7", name: "light", message: "light broke" },
    ]);
    expect(await failedJourneys(MISSING)).toEqual([]);
  });
});

it("holds what the page showed when a journey failed, from its main part on", async () => {
  const note = path.join(folder, "error-context.md");
  const page = "- navigation: Graph\n- main:\n  - heading: Splits";
  writeFileSync(note, `# Test info\n\n# Page snapshot\n\n${page}\n\n# Test source\n`);
  const result = {
    errors: [{ message: "not visible" }],
    attachments: [{ name: "error-context", path: note }],
  };
  const specs = [
    { title: "opens", file: "a.spec.ts", line: 7, tests: [{ status: "unexpected", results: [result] }] },
  ];
  const [failed] = await failedJourneys(report("shown.json", { suites: [{ specs }] }));
  expect(failed?.message).toBe("not visible\n- main:\n  - heading: Splits");
});

it("marks every line of a failure, so that a long run's output can be searched for it", () => {
  const lines = failedLines([{ file: "a.test.ts", name: "adds", message: "one\ntwo" }]);
  expect(lines.split("\n")).toEqual(["FAILED a.test.ts › adds", "FAILED   | one", "FAILED   | two"]);
});
