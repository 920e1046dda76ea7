import { endKey, type CalledService, type FlowEnd } from "./flow";
import { getOrMake } from "./get-or-make";
import type { TelemetryRow } from "./telemetry-row";

type NumberedEnd = { -readonly [Field in keyof FlowEnd]: FlowEnd[Field] } & { readonly index: number };
/** Ends by workload, or by app where no workload is known: the parts of an end's key. */
type EndsOfNamespace = Record<"workloads" | "apps", Map<string, NumberedEnd>>;

const newCluster = (): Map<string, EndsOfNamespace> => new Map();
const newNamespace = (): EndsOfNamespace => ({ workloads: new Map(), apps: new Map() });

/** The one of two names to keep, whatever their order: the known one, else the first in the alphabet. */
function settleName(a: string, b: string): string {
  if (a === b || b === "") return a;
  return a === "" || b < a ? b : a;
}

function settleNames(held: NumberedEnd, { app, version }: Pick<FlowEnd, "app" | "version">): NumberedEnd {
  held.app = settleName(held.app, app);
  held.version = settleName(held.version, version);
  return held;
}

/**
 * Makes the ends of flows: one object for each end, however many rows name it, so that a workload has one app and one
 * version in all of its flows.
 */
export function flowEnds(homeCluster: string): {
  source(row: TelemetryRow): NumberedEnd;
  destination(row: TelemetryRow, service: CalledService): NumberedEnd;
} {
  const clusters = new Map<string, Map<string, EndsOfNamespace>>();
  let size = 0;
  const endOf = (names: Omit<FlowEnd, "key">): NumberedEnd => {
    const { cluster, namespace, workload, app } = names;
    const { workloads, apps } = getOrMake(getOrMake(clusters, cluster, newCluster), namespace, newNamespace);
    const [ends, name] = workload === "" ? [apps, app] : [workloads, workload];
    const held = ends.get(name);
    if (!held) {
      const end = { ...names, key: endKey(names), index: size++ };
      ends.set(name, end);
      return end;
    }
    return settleNames(held, names);
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
