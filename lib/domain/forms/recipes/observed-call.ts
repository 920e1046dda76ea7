import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";

/** A call that was seen, whatever its rate. */
export interface ObservedCall {
  readonly sourceNamespace: string;
  readonly sourceWorkload: string;
  /** SPIFFE identity without its scheme; "" where the call carried none. */
  readonly sourcePrincipal: string;
  readonly destinationNamespace: string;
  readonly destinationWorkload: string;
  /** The host called; "" where telemetry does not say. */
  readonly host: string;
  /** Namespace of the service called; "" for hosts outside of the mesh. */
  readonly hostNamespace: string;
}

/** Every kind of call that telemetry saw, each once. */
export function observedCalls(rows: readonly TelemetryRow[]): readonly ObservedCall[] {
  const calls = new Map<string, ObservedCall>();
  for (const row of rows) {
    if (row.value <= 0 || (row.measure !== "requests" && row.measure !== "tcpToServer")) continue;
    const call: ObservedCall = {
      sourceNamespace: row.sourceNamespace,
      sourceWorkload: row.sourceWorkload,
      sourcePrincipal: row.sourcePrincipal.replace(/^spiffe:\/\//, ""),
      destinationNamespace: row.destinationNamespace,
      destinationWorkload: row.destinationWorkload,
      host: row.destinationHost,
      hostNamespace: row.destinationServiceNamespace,
    };
    calls.set(JSON.stringify(call), call);
  }
  return [...calls.values()];
}
