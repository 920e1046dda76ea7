import type { FlowEnd } from "./flow";
import type { GraphType } from "./graph-options";
import { nodeId, type NodeRef } from "./node-ref";
import type { WorkloadNames } from "./workload-names";

/**
 * The node a known workload belongs to in a projection: its app or version where the projection asks for one and it is
 * known, else the workload itself. In the service projection a workload that no service reaches stays a workload.
 */
export function workloadNode(
  end: Pick<FlowEnd, "cluster" | "namespace" | "workload">,
  { app, version }: WorkloadNames,
  type: GraphType,
): NodeRef {
  const { cluster, namespace, workload } = end;
  if (type === "versionedApp" && app !== "" && version !== "") {
    const id = nodeId("versionedApp", cluster, namespace, app, version);
    return { id, type: "versionedApp", cluster, namespace, name: app, app, version };
  }
  if ((type === "app" || type === "versionedApp") && app !== "") {
    const id = nodeId("app", cluster, namespace, app);
    return { id, type: "app", cluster, namespace, name: app, app };
  }
  const known = { ...(app !== "" && { app }), ...(version !== "" && { version }) };
  const id = nodeId("workload", cluster, namespace, workload);
  return { id, type: "workload", cluster, namespace, name: workload, workload, ...known };
}
