import { badParameter } from "../errors";

const WINDOW = /^(\d{1,9})([smhd]?)$/;
const UNIT_SECONDS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600, d: 86400 };

/** "30s", "5m", "1h", "2d" or seconds → seconds within (0, retention]. Throws a 400 problem. */
export function parseWindow(text: string, retentionSeconds: number): number {
  const [, digits, unit] = WINDOW.exec(text) ?? [];
  const seconds = Number(digits) * (UNIT_SECONDS[unit ?? ""] ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw badParameter(
      "window",
      "A window is a number above 0 with s, m, h or d, such as 30s, 5m, 1h or 2d.",
    );
  }
  if (seconds > retentionSeconds) {
    throw badParameter(
      "window",
      `The window of ${seconds} s is longer than the ${retentionSeconds} s that are kept.`,
    );
  }
  return seconds;
}
