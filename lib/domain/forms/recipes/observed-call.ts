import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";

/** A call that was seen, whatever its rate; "" where telemetry does not say, or the viewer may not know. */
export interface ObservedCall {
  readonly sourceNamespace: string;
  readonly sourceWorkload: string;
  /** SPIFFE identity without its scheme. */
  readonly sourcePrincipal: string;
  readonly destinationNamespace: string;
  readonly destinationWorkload: string;
  /** The host called. */
  readonly host: string;
  /** Name of the service called; Istio's own clusters for hosts outside of its registry too. */
  readonly service: string;
  /** Namespace of the service called; "" for some hosts outside of the mesh. */
  readonly serviceNamespace: string;
  /** Whether the called side saw it arrive without mutual TLS. */
  readonly plaintext: boolean;
}

/** Every kind of call that telemetry saw, each once, in the order first seen. */
export function observedCalls(rows: readonly TelemetryRow[]): readonly ObservedCall[] {
  const calls = new Map<string, ObservedCall>();
  for (const row of rows) {
    if (row.value <= 0 || (row.measure !== "requests" && row.measure !== "tcpToServer")) continue;
    const call = callOf(row);
    calls.set(JSON.stringify(call), call);
  }
  return [...calls.values()];
}

function callOf(row: TelemetryRow): ObservedCall {
  return {
    sourceNamespace: row.sourceNamespace,
    sourceWorkload: row.sourceWorkload,
    sourcePrincipal: row.sourcePrincipal.replace(/^spiffe:\/\//, ""),
    destinationNamespace: row.destinationNamespace,
    destinationWorkload: row.destinationWorkload,
    host: row.destinationHost,
    service: row.destinationService,
    serviceNamespace: row.destinationServiceNamespace,
    plaintext: row.reporter !== "source" && row.securityPolicy === "none",
  };
}
