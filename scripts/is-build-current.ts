import { readdir, stat } from "node:fs/promises";
import path from "node:path";

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "tsconfig.json",
];
const NOT_BUILT = /\.test\.tsx?$|(^|\/)lib\/(demo|testing)(\/|$)/;

/** Whether the production build is newer than everything it was built from. */
export async function isBuildCurrent(projectRoot: string): Promise<boolean> {
  const built = await modified(path.join(projectRoot, ".next/BUILD_ID"));
  if (built === 0) return false;
  const newest = await Promise.all(SOURCES.map((source) => newestIn(path.join(projectRoot, source))));
  return Math.max(...newest) <= built;
}

async function newestIn(entry: string): Promise<number> {
  if (NOT_BUILT.test(entry)) return 0;
  const info = await stat(entry).catch(() => null);
  if (info === null) return 0;
  if (!info.isDirectory()) return info.mtimeMs;
  const inside = await Promise.all((await readdir(entry)).map((name) => newestIn(path.join(entry, name))));
  return Math.max(0, ...inside);
}

async function modified(file: string): Promise<number> {
  return stat(file).then(
    (info) => info.mtimeMs,
    () => 0,
  );
}
