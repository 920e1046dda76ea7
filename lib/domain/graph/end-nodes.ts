import { HIDDEN_NAME, serviceKey, type Flow, type FlowEnd } from "./flow";
import type { GraphContext } from "./graph-context";
import type { GraphType } from "./graph-options";
import { nodeId, type NodeRef } from "./node-ref";
import { serviceEntryIndex } from "./service-entry-index";
import { calledServiceNode, hiddenNode, serviceNode } from "./service-node";
import { workloadNames } from "./workload-names";
import { workloadNode } from "./workload-node";

/** Turns the ends of flows into nodes of one projection; equal ends give the same node. */
export interface EndNodes {
  source(flow: Flow): NodeRef;
  /** The workload's node, or null where no workload is known to have received the flow. */
  workload(flow: Flow): NodeRef | null;
  service(flow: Flow): NodeRef;
}

/** Whether telemetry names the workload at this end. */
export function isKnownWorkload(end: FlowEnd): boolean {
  return end.namespace !== "" && end.workload !== "";
}

function unknownSource(cluster: string, flows: readonly Flow[]): NodeRef {
  const plaintext = flows.some(
    ({ source, inbound }) =>
      source.cluster === cluster &&
      source.workload === "" &&
      source.namespace === "" &&
      inbound.plaintext > 0,
  );
  const reason = plaintext ? "plaintextCallerWithoutMetadata" : "sourceOutsideMesh";
  return {
    id: nodeId("unknown", cluster),
    type: "unknown",
    cluster,
    namespace: "",
    name: "unknown",
    reason,
  };
}

function memo<T>(key: (input: T) => string, make: (input: T) => NodeRef): (input: T) => NodeRef {
  const made = new Map<string, NodeRef>();
  return (input) => {
    const id = key(input);
    const held = made.get(id);
    if (held) return held;
    const node = make(input);
    made.set(id, node);
    return node;
  };
}

const keyOf = (end: FlowEnd): string => end.key;

/** Prepares the nodes of one projection over these flows. */
export function endNodes(flows: readonly Flow[], context: GraphContext, type: GraphType): EndNodes {
  const namesOf = workloadNames(context);
  const findServiceEntry = serviceEntryIndex(context.serviceEntries);
  const known = memo(keyOf, (end) => workloadNode(end, namesOf(end), type));
  const nameless = memo(keyOf, ({ cluster, namespace, app }) => {
    if (app === HIDDEN_NAME) return hiddenNode(cluster);
    if (namespace !== "" && app !== "") return serviceNode(cluster, namespace, app);
    return unknownSource(cluster, flows);
  });
  const service = memo<Flow>(
    (flow) => `${flow.destination.cluster}\0${serviceKey(flow.service)}\0${flow.service.host}`,
    (flow) => calledServiceNode(flow.destination.cluster, flow.service, findServiceEntry),
  );
  return {
    source: ({ source }) => (isKnownWorkload(source) ? known(source) : nameless(source)),
    workload: ({ destination }) => (isKnownWorkload(destination) ? known(destination) : null),
    service,
  };
}
