import type { RowsResponse } from "@/lib/contracts/rows-response";
import type { Graph } from "@/lib/domain/graph/graph";

/** What every panel is given. */
export interface PanelProps {
  readonly data: RowsResponse;
  readonly graph: Graph;
  readonly onSelect: (id: string) => void;
}
