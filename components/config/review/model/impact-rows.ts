import type { ImpactDto } from "@/lib/contracts/config/impact";

/** More requests to a destination that fails more than these shares of them are a warning or bad news. */
const WARN_ERRORS = 0.01;
const BAD_ERRORS = 0.05;

export interface ImpactRow {
  readonly service: string;
  readonly destination: string;
  /** Percent of what the callers send to the service, 0 to 100; null where they sent or send nothing. */
  readonly beforePercent: number | null;
  readonly afterPercent: number | null;
  /** Requests or bytes per second more (above zero) or less. */
  readonly delta: number;
  /** Whether rates are of requests, or of bytes where connections carry none. */
  readonly unit: "requests" | "bytes";
  /** Percent of its requests the destination failed in the window; null where it had none. */
  readonly errorPercent: number | null;
  readonly tone: "plain" | "warn" | "bad";
}

/** Moved traffic by service and destination, all callers together, in the order of the answer; bytes are never added to requests. */
export function impactRows(moves: ImpactDto["moves"]): readonly ImpactRow[] {
  const rows = new Map<string, ImpactDto["moves"][number]>();
  for (const move of moves) {
    const key = `${move.unit ?? "requests"}\n${move.service}\n${move.destination}`;
    const row = rows.get(key);
    const sum = row && { ...row, before: row.before + move.before, after: row.after + move.after };
    rows.set(key, sum ?? move);
  }
  return [...rows.values()].map((move) => {
    const delta = move.after - move.before;
    const errors = move.successRate === null ? null : 1 - move.successRate;
    return {
      service: move.service,
      destination: move.destination,
      beforePercent: percent(move.before, move.ofService.before),
      afterPercent: percent(move.after, move.ofService.after),
      delta,
      unit: move.unit ?? "requests",
      errorPercent: errors === null ? null : errors * 100,
      tone: tone(delta, errors),
    };
  });
}

function percent(part: number, whole: number): number | null {
  return whole > 0 ? (100 * part) / whole : null;
}

function tone(delta: number, errors: number | null): ImpactRow["tone"] {
  if (delta <= 0 || errors === null || errors <= WARN_ERRORS) return "plain";
  return errors > BAD_ERRORS ? "bad" : "warn";
}
