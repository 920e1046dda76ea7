import type { ContainerLogLine } from "./log-source";

/** RFC 3339 with nanoseconds, as a kubelet puts it before a line. */
const stamp = (atMs: number): string => new Date(atMs).toISOString().replace("Z", "000000Z");

/** The lines as they are sent, each with its line break; with `timestamps` each begins with its time. */
export function logText(lines: readonly ContainerLogLine[], timestamps: boolean): string {
  return lines.map(({ atMs, text }) => `${timestamps ? `${stamp(atMs)} ` : ""}${text}\n`).join("");
}

/** The first bytes of a text, at most `limit`; all of it where there is no limit. */
export function firstBytes(text: string, limit: number | null): Buffer {
  const bytes = Buffer.from(text);
  return limit === null ? bytes : bytes.subarray(0, limit);
}
