import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writePrivateFile } from "./write-private-file";

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "meshlens-demo-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

it("makes the directories and a file that only its owner may read", async () => {
  const file = await writePrivateFile(path.join(directory, "a", "b", "kubeconfig"), "secret");
  expect(path.isAbsolute(file)).toBe(true);
  expect(await readFile(file, "utf8")).toBe("secret");
  expect(await modeOf(file)).toBe(0o600);
});

it("closes a file that others could read, and replaces all of it", async () => {
  const file = path.join(directory, "kubeconfig");
  await writeFile(file, "a longer text than the new one");
  await chmod(file, 0o644);
  await writePrivateFile(file, "short");
  expect(await modeOf(file)).toBe(0o600);
  expect(await readFile(file, "utf8")).toBe("short");
});

it("rejects where the file cannot be written", async () => {
  await expect(writePrivateFile(directory, "x")).rejects.toThrow(/EISDIR/);
});
