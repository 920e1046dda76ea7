import { formatSignificant } from "./significant";

const SMALLEST = 0.01;

/** Requests per second: "12.4 rps"; what is above zero never reads as zero: "<0.01 rps". */
export function formatRate(perSecond: number): string {
  if (perSecond > 0 && perSecond < SMALLEST) return `<${String(SMALLEST)} rps`;
  return `${formatSignificant(perSecond)} rps`;
}
