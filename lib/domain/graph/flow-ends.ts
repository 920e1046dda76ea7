import { endKey, type CalledService, type FlowEnd } from "./flow";
import type { TelemetryRow } from "./telemetry-row";

type NumberedEnd = { -readonly [Field in keyof FlowEnd]: FlowEnd[Field] } & { readonly index: number };

/** The one of two names to keep, whatever their order: the known one, else the first in the alphabet. */
function settleName(a: string, b: string): string {
  if (a === b || b === "") return a;
  return a === "" || b < a ? b : a;
}

/**
 * Makes the ends of flows: one object for each end, however many rows name it, so that a workload has one app and one
 * version in all of its flows.
 */
export function flowEnds(homeCluster: string): {
  source(row: TelemetryRow): NumberedEnd;
  destination(row: TelemetryRow, service: CalledService): NumberedEnd;
} {
  const ends = new Map<string, NumberedEnd>();
  const endOf = (names: Omit<FlowEnd, "key">): NumberedEnd => {
    const key = endKey(names);
    const held = ends.get(key);
    if (!held) {
      const end = { ...names, key, index: ends.size };
      ends.set(key, end);
      return end;
    }
    held.app = settleName(held.app, names.app);
    held.version = settleName(held.version, names.version);
    return held;
  };
  return {
    source: (row) =>
      endOf({
        cluster: row.sourceCluster || homeCluster,
        namespace: row.sourceNamespace,
        workload: row.sourceWorkload,
        app: row.sourceApp,
        version: row.sourceVersion,
      }),
    // Without a workload the end is where the service is; which service it is, the client's report decides.
    destination: (row, service) => {
      const known = row.destinationWorkload !== "";
      return endOf({
        cluster: row.destinationCluster || homeCluster,
        namespace: known ? row.destinationNamespace : service.namespace,
        workload: row.destinationWorkload,
        app: known ? row.destinationApp : "",
        version: known ? row.destinationVersion : "",
      });
    },
  };
}
