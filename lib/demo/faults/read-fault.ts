import type { Fault, FaultyServer, ServerFault, WorkloadFault } from "./fault";

interface Amount {
  readonly least: number;
  readonly most: number;
  readonly otherwise: number;
}

type Reading<T> = (amount: number) => T;
type Row<T> = readonly [amount: Amount | null, read: Reading<T>, servers?: FaultyServer];

const HOUR = 3_600_000;
const time = (otherwise: number): Amount => ({ least: 0, most: 10 * 60_000, otherwise });
const share = (otherwise: number): Amount => ({ least: 0, most: 1, otherwise });

const SERVER_FAULTS: ReadonlyMap<string, Row<ServerFault>> = new Map<string, Row<ServerFault>>([
  ["down", [null, () => ({ kind: "down" })]],
  ["slow", [time(3_000), (ms) => ({ kind: "slow", ms })]],
  ["hang", [null, () => ({ kind: "hang" })]],
  [
    "error",
    [{ least: 400, most: 599, otherwise: 503 }, (status) => ({ kind: "error", status: Math.round(status) })],
  ],
  ["cut", [{ least: 0, most: 1e9, otherwise: 1_000 }, (bytes) => ({ kind: "cut", bytes })]],
  ["skew", [{ least: -48 * HOUR, most: 48 * HOUR, otherwise: 5 * 60_000 }, (ms) => ({ kind: "skew", ms })]],
  ["drop-watches", [time(1_000), (ms) => ({ kind: "drop-watches", ms }), "kubernetes"]],
  ["gone", [null, () => ({ kind: "gone" }), "kubernetes"]],
  ["expired-credentials", [null, () => ({ kind: "expired-credentials" }), "kubernetes"]],
  ["partial", [share(0.5), (part) => ({ kind: "partial", share: part }), "prometheus"]],
]);

const WORKLOAD_FAULTS: ReadonlyMap<string, Row<WorkloadFault>> = new Map<string, Row<WorkloadFault>>([
  ["failing", [share(1), (part) => ({ kind: "failing", share: part })]],
  ["slow", [time(2_000), (ms) => ({ kind: "slow", ms })]],
  ["scaled-to-zero", [null, () => ({ kind: "scaled-to-zero" })]],
  ["restart", [null, () => ({ kind: "restart" })]],
]);

export type FaultReading =
  { readonly ok: true; readonly fault: Fault } | { readonly ok: false; readonly problem: string };

const refuse = (problem: string): FaultReading => ({ ok: false, problem });

function read<T>(
  rows: ReadonlyMap<string, Row<T>>,
  text: string,
  server: FaultyServer | null,
): { readonly ok: true; readonly fault: T } | { readonly ok: false; readonly problem: string } {
  const [kind = "", written] = text.split("=", 2);
  const row = rows.get(kind);
  if (!row) return { ok: false, problem: `no such fault: ${kind} (known: ${[...rows.keys()].join(", ")})` };
  const [amount, make, only] = row;
  if (only !== undefined && only !== server)
    return { ok: false, problem: `${kind} is a fault of ${only} only` };
  if (amount === null)
    return written === undefined
      ? { ok: true, fault: make(0) }
      : { ok: false, problem: `${kind} takes no value` };
  const value = written === undefined ? amount.otherwise : Number(written);
  const fits = written !== "" && value >= amount.least && value <= amount.most;
  if (!fits)
    return {
      ok: false,
      problem: `${kind} takes a number from ${amount.least} to ${amount.most}, not ${written ?? ""}`,
    };
  return { ok: true, fault: make(value) };
}

function ofWorkload(where: string, what: string): FaultReading {
  const [namespace = "", workload = "", ...more] = where.split("/");
  if (namespace === "" || workload === "" || more.length > 0)
    return refuse(`a fault is of kubernetes, prometheus or NAMESPACE/WORKLOAD, not ${where}`);
  const found = read(WORKLOAD_FAULTS, what, null);
  return found.ok ? { ok: true, fault: { on: "workload", namespace, workload, fault: found.fault } } : found;
}

/**
 * Reads `kubernetes:FAULT`, `prometheus:FAULT` or `NAMESPACE/WORKLOAD:FAULT`, where FAULT is a name with or without `=VALUE`:
 * `prometheus:error=429`, `bookinfo/reviews-v3:failing=0.5`. The problem names what is wrong and what would be right.
 */
export function readFault(text: string): FaultReading {
  const [where = "", what, ...rest] = text.split(":");
  if (what === undefined || rest.length > 0) return refuse(`a fault is written WHERE:FAULT, not ${text}`);
  if (where === "kubernetes" || where === "prometheus") {
    const found = read(SERVER_FAULTS, what, where);
    return found.ok ? { ok: true, fault: { on: where, fault: found.fault } } : found;
  }
  return ofWorkload(where, what);
}
