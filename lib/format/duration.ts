import { formatSignificant } from "./significant";

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/** A duration given in milliseconds, in one unit: "0.42 ms", "42 ms", "1.2 s", "5 min", "3 h", "2 d". */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${formatSignificant(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < MINUTE_S) return `${formatSignificant(seconds)} s`;
  if (seconds < HOUR_S) return `${String(Math.floor(seconds / MINUTE_S))} min`;
  if (seconds < DAY_S) return `${String(Math.floor(seconds / HOUR_S))} h`;
  return `${String(Math.floor(seconds / DAY_S))} d`;
}
