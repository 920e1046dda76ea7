import { readFile } from "node:fs/promises";
import os from "node:os";

const CGROUP_FILES = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];
const SHARE_FOR_HEAP = 0.7;

/** Megabytes for V8's old space: 70 % of what the control group allows, or of the machine where nothing limits it. */
export async function heapLimitMegabytes(): Promise<number> {
  const allowed = await Promise.all(CGROUP_FILES.map(readLimit));
  const bytes = Math.min(os.totalmem(), ...allowed);
  return Math.max(256, Math.floor((bytes * SHARE_FOR_HEAP) / 1024 / 1024));
}

async function readLimit(file: string): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "max");
  const bytes = Number(text.trim());
  return Number.isFinite(bytes) && bytes > 0 ? bytes : Infinity;
}
