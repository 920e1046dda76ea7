import { calledService } from "./called-service";
import { HIDDEN_NAME } from "./flow";
import type { QuantileRow } from "./quantile-row";

/** What telemetry says of the two ends, in rows of every sort. */
export type Ends = Omit<QuantileRow, "leg" | "valueMs">;
type Changes = Partial<Ends>;

/** The namespaces a viewer may see, and whether the names of ends elsewhere are hidden too. */
export interface Sight {
  readonly visible: ReadonlySet<string>;
  readonly hideNames: boolean;
}

const NOTHING: Changes = {};

function sourceChanges(row: Ends, { visible, hideNames }: Sight): Changes {
  if (visible.has(row.sourceNamespace)) return NOTHING;
  const cleared = { sourceWorkload: "", sourceVersion: "", sourcePrincipal: "" };
  if (row.sourceNamespace === "") return { ...cleared, sourceApp: "" };
  if (hideNames) return { ...cleared, sourceNamespace: "", sourceApp: HIDDEN_NAME };
  return { ...cleared, sourceApp: row.sourceApp === "" ? HIDDEN_NAME : row.sourceApp };
}

function serviceChanges(row: Ends, { visible, hideNames }: Sight): Changes {
  const { destinationNamespace, destinationServiceNamespace } = row;
  const namespace = destinationServiceNamespace || destinationNamespace;
  if (namespace === "" || visible.has(namespace)) return NOTHING;
  const named = { destinationHost: "", destinationServiceNamespace: hideNames ? "" : namespace };
  const { name } = calledService(row);
  if (name !== "" && !hideNames) return { ...named, destinationService: name };
  return { ...named, destinationService: visible.has(destinationNamespace) ? "" : HIDDEN_NAME };
}

function destinationChanges(row: Ends, sight: Sight): Changes {
  const service = serviceChanges(row, sight);
  if (sight.visible.has(row.destinationNamespace)) return service;
  return {
    ...service,
    destinationNamespace: "",
    destinationWorkload: "",
    destinationApp: "",
    destinationVersion: "",
    destinationPrincipal: "",
  };
}

/**
 * What a viewer may know of a row: null when none of its namespaces is visible. Of an end elsewhere only cluster,
 * namespace and service name stay (for a source, its canonical service), and with `hideNames` only the cluster.
 */
export function redactEnds<T extends Ends>(row: T, sight: Sight): T | null {
  const { sourceNamespace, destinationNamespace, destinationServiceNamespace } = row;
  const { visible } = sight;
  const touches = [sourceNamespace, destinationNamespace, destinationServiceNamespace].some((namespace) =>
    visible.has(namespace),
  );
  if (!touches) return null;
  const changes = { ...sourceChanges(row, sight), ...destinationChanges(row, sight) };
  return { ...row, ...changes };
}
