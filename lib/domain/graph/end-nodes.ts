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

/** Makes each end's node once; reconciled flows share one object per end. */
function onceForEach(make: (end: FlowEnd) => NodeRef): (end: FlowEnd) => NodeRef {
  const made = new Map<FlowEnd, NodeRef>();
  return (end) => {
    const held = made.get(end);
    if (held) return held;
    const node = make(end);
    made.set(end, node);
    return node;
  };
}

/** Prepares the nodes of one projection over these flows. */
export function endNodes(flows: readonly Flow[], context: GraphContext, type: GraphType): EndNodes {
  const namesOf = workloadNames(context);
  const findServiceEntry = serviceEntryIndex(context.serviceEntries);
  const known = onceForEach((end) => workloadNode(end, namesOf(end), type));
  const nameless = onceForEach(({ cluster, namespace, app }) => {
    if (app === HIDDEN_NAME) return hiddenNode(cluster);
    if (namespace !== "" && app !== "") return serviceNode(cluster, namespace, app);
    return unknownSource(cluster, flows);
  });
  const services = new Map<string, NodeRef>();
  const service = (flow: Flow): NodeRef => {
    const { cluster } = flow.destination;
    const key = `${cluster}\0${serviceKey(flow.service)}\0${flow.service.host}`;
    const node = services.get(key) ?? calledServiceNode(cluster, flow.service, findServiceEntry);
    services.set(key, node);
    return node;
  };
  return {
    source: ({ source }) => (isKnownWorkload(source) ? known(source) : nameless(source)),
    workload: ({ destination }) => (isKnownWorkload(destination) ? known(destination) : null),
    service,
  };
}
