import { formatSignificant } from "./significant";

const UNITS = ["B", "kB", "MB", "GB", "TB"];
const STEP = 1000;

/** Bytes per second in decimal units: "1.21 kB/s". */
export function formatByteRate(bytesPerSecond: number): string {
  const power = bytesPerSecond < STEP ? 0 : Math.floor(Math.log10(bytesPerSecond) / 3);
  const index = Math.min(power, UNITS.length - 1);
  return `${formatSignificant(bytesPerSecond / STEP ** index)} ${UNITS[index] ?? "B"}/s`;
}
