import type { MtlsMark } from "@/lib/client/url-state/mtls-params";
import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";
import type { MtlsWorkload } from "./mtls-workload";

type Mode = MtlsEntryDto["configured"];

/**
 * Whether traffic is not what the mode alone would let through: plain text under STRICT, mutual TLS under DISABLE. PERMISSIVE
 * takes both, and what nobody observed differs from nothing.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 */
export function differs(configured: Mode, observedPercent: number | null): boolean {
  if (observedPercent === null || configured === "PERMISSIVE") return false;
  return configured === "STRICT" ? observedPercent < 100 : observedPercent > 0;
}

/** Callers of which a part at least came in plain text. */
export function plaintextCallers({ callers }: MtlsEntryDto): number {
  return callers.filter(({ observedPercent }) => observedPercent !== null && observedPercent < 100).length;
}

/** Conflicts of the workload and of its ports. */
export function conflictsOf({ whole, ports }: MtlsWorkload): MtlsEntryDto["conflicts"] {
  return [whole, ...ports.filter((port) => port !== whole)].flatMap(({ conflicts }) => conflicts);
}

/** Whether the workload or one of its ports has another mode than `mode`, its namespace's. */
export function isException({ whole, ports }: MtlsWorkload, mode: Mode | undefined): boolean {
  return (
    (mode !== undefined && whole.configured !== mode) ||
    ports.some(({ configured }) => configured !== whole.configured)
  );
}

/** What sets a workload apart from the rest of its namespace, whose mode is `mode`. */
export function marksOf(workload: MtlsWorkload, mode: Mode | undefined): ReadonlySet<MtlsMark> {
  const { whole } = workload;
  const held: readonly (readonly [MtlsMark, boolean])[] = [
    ["differs", differs(whole.configured, whole.observedPercent)],
    ["plaintext", plaintextCallers(whole) > 0],
    ["conflict", conflictsOf(workload).length > 0],
    ["exception", isException(workload, mode)],
  ];
  return new Set(held.flatMap(([mark, holds]) => (holds ? [mark] : [])));
}
