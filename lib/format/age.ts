import { formatDuration } from "./duration";

/** How long ago something was, in whole units: "4 s", "2 min"; clocks that disagree never make it negative. */
export function formatAge(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds === 0 ? "0 s" : formatDuration(seconds * 1000);
}
