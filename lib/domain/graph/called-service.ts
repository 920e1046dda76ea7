import type { CalledService } from "./flow";
import type { TelemetryRow } from "./telemetry-row";

const NONE: CalledService = { host: "", name: "", namespace: "" };

/**
 * The service a row names. Envoy's pass-through clusters are no services where the workload behind them is known: the
 * call went to a pod address.
 */
export function calledService(
  row: Pick<
    TelemetryRow,
    "destinationHost" | "destinationService" | "destinationServiceNamespace" | "destinationWorkload"
  >,
): CalledService {
  const name = row.destinationService;
  if (name.startsWith("InboundPassthroughCluster")) return NONE;
  if (row.destinationWorkload !== "" && name.startsWith("PassthroughCluster")) return NONE;
  return { host: row.destinationHost, name, namespace: row.destinationServiceNamespace };
}
