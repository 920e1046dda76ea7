import { badParameter } from "../errors";

const WINDOW = /^(\d{1,9})([smhd]?)$/;
const UNIT_SECONDS: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600, d: 86400 };

/** "30s", "5m", "1h", "2d" or seconds → seconds within (0, longest]. Throws the 400 problem of the parameter. */
export function parseWindow(text: string, longestSeconds: number, parameter = "window"): number {
  const [, digits, unit] = WINDOW.exec(text) ?? [];
  const seconds = Number(digits) * (UNIT_SECONDS[unit ?? ""] ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds <= 0) {
    throw badParameter(
      parameter,
      `A ${parameter} is a number above 0 with s, m, h or d, such as 30s, 5m, 1h or 2d.`,
    );
  }
  if (seconds > longestSeconds) {
    throw badParameter(
      parameter,
      `The ${parameter} of ${seconds} s is longer than the ${longestSeconds} s that can be asked about.`,
    );
  }
  return seconds;
}
