import { HIDDEN_NAME } from "../graph/flow";
import type { Target } from "../routing/split";

/**
 * The name of a target: its workload, with its namespace where that is not the service's; a host; or the answer. Workloads
 * of namespaces that the viewer may not see have no name.
 */
export function targetName(target: Target, serviceNamespace: string, visible: ReadonlySet<string>): string {
  const { answer, host, namespace, workload } = target;
  if (answer) return `${answer.code} (${answer.because})`;
  if (workload === "") return host;
  if (!visible.has(namespace)) return HIDDEN_NAME;
  return namespace === serviceNamespace ? workload : `${workload}.${namespace}`;
}
