import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isBuildCurrent } from "./is-build-current";

const projects: string[] = [];

afterEach(() => {
  for (const root of projects.splice(0)) rmSync(root, { recursive: true });
});

/** A project with files modified at the given seconds. */
function project(files: Readonly<Record<string, number>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), "meshlens-project-"));
  projects.push(root);
  for (const [name, seconds] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, "");
    utimesSync(file, seconds, seconds);
  }
  return root;
}

describe("a production build", () => {
  it.each([
    ["is current when everything is older", { ".next/BUILD_ID": 100, "app/page.tsx": 90 }, true],
    ["is stale when a source is newer", { ".next/BUILD_ID": 100, "components/a/b.tsx": 110 }, false],
    ["is stale when a dependency changed", { ".next/BUILD_ID": 100, "package-lock.json": 110 }, false],
    ["does not depend on tests", { ".next/BUILD_ID": 100, "lib/a.test.ts": 110 }, true],
    ["does not depend on the simulated mesh", { ".next/BUILD_ID": 100, "lib/demo/main.ts": 110 }, true],
    ["is missing at first", { "app/page.tsx": 90 }, false],
  ])("%s", async (_rule, files, expected) => {
    expect(await isBuildCurrent(project(files))).toBe(expected);
  });
});
