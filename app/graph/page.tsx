import type { Metadata } from "next";
import type { ReactElement } from "react";
import { GraphView } from "@/components/graph/graph-view";

export const metadata: Metadata = { title: "Traffic graph" };

/** The traffic graph of the mesh. */
export default function GraphPage(): ReactElement {
  return <GraphView />;
}
