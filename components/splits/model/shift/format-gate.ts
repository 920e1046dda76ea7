import type { ShiftGates } from "@/lib/domain/shifting/shift-plan";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";

const FORMATS: Readonly<Record<keyof ShiftGates, (value: number) => string>> = {
  successPercent: formatPercent,
  p95Ms: formatDuration,
  minimumRequests: (count) => new Intl.NumberFormat("en-GB").format(Math.floor(count)),
  waitSeconds: (seconds) => formatDuration(Math.floor(seconds) * 1000),
};

/** A gate's number in its own unit: "99 %", "240 ms", "1,200", "2 min". */
export function formatGate(gate: keyof ShiftGates, value: number): string {
  return FORMATS[gate](value);
}
