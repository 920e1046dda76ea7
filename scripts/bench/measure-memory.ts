import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Figure } from "./figure";
import { timedRequest } from "./timed-request";

const TICK_SECONDS = 15;
const WARM_UP_TICKS = 8;

/** Resident megabytes of a process. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** The server's memory after the first graphs, and its growth over minutes of ticks. */
export async function measureMemory(
  dashboardUrl: string,
  pid: number,
  minutes: number,
): Promise<readonly Figure[]> {
  const after = residentMegabytes(pid);
  const samples: number[] = [];
  const ticks = Math.round((minutes * 60) / TICK_SECONDS);
  for (let tick = 0; tick < ticks; tick += 1) {
    await timedRequest(`${dashboardUrl}/api/v1/graph`);
    samples.push(residentMegabytes(pid));
    await pause(TICK_SECONDS * 1000);
  }
  const settled = samples.slice(WARM_UP_TICKS);
  const [start, end] = [average(settled.slice(0, 4)), average(settled.slice(-4))];
  return [
    { name: "server memory after the graphs", value: after, unit: "MB", bar: 500 },
    {
      name: `server memory growth over ${minutes} minutes of ticks`,
      value: Math.max(0, (end / start - 1) * 100),
      unit: "%",
      bar: 10,
      detail: `${start.toFixed(0)} → ${end.toFixed(0)} MB`,
    },
  ];
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
