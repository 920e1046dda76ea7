import { splitsOfService } from "@/components/mesh/splits/splits-of-service";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { GraphNode } from "@/lib/domain/graph/graph";

/** The splits about a service, or those that lead to a workload; none for other nodes. */
export function nodeSplits(
  { type, namespace, name }: Pick<GraphNode, "type" | "namespace" | "name">,
  splits: readonly SplitDto[],
): readonly SplitDto[] {
  if (type === "service") return splitsOfService(splits, { namespace, name });
  if (type !== "workload") return [];
  return splits.filter(({ destinations }) =>
    destinations.some(({ workloads }) =>
      workloads.some((each) => each.namespace === namespace && each.workload === name),
    ),
  );
}
