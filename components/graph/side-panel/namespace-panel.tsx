"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { GraphEdge } from "@/lib/domain/graph/graph";
import { KeyValue } from "@/components/ui/key-value";
import { edgeTotals } from "../model/edge-totals";
import { namespaceMtls } from "../model/mtls-facts";
import { problems } from "../model/problems";
import type { NamespaceSelection } from "../model/selection";
import { useMtls } from "../use-mtls";
import { PanelHeader } from "./panel-header";
import { PanelSection } from "./panel-section";
import { ProblemList } from "./problem-list";
import type { PanelProps } from "./panel-props";
import { TrafficTotals } from "./traffic-totals";
import { useMtlsEntries } from "./use-mtls-entries";

interface NamespacePanelProps extends PanelProps {
  readonly selection: NamespaceSelection;
  readonly onClear: () => void;
}

/** One namespace: what enters, leaves and stays within, and what needs attention there. */
export function NamespacePanel({
  data,
  graph,
  selection,
  onSelect,
  onClear,
}: NamespacePanelProps): ReactElement {
  const t = useTranslations("graph");
  const mtls = useTranslations("graphMtls");
  const { namespace, nodes, inbound, outbound, within } = selection;
  const flows: readonly (readonly [string, readonly GraphEdge[]])[] = [
    [t("in"), inbound],
    [t("out"), outbound],
    [t("within"), within],
  ];
  const edges = [...inbound, ...within];
  const facts = namespaceMtls(useMtls(), namespace);
  const mtlsEntries = useMtlsEntries();
  return (
    <>
      <PanelHeader
        kind={t("namespaceTitle")}
        title={namespace}
        chips={t("nodesEdgesValue", { nodes: nodes.length, edges: edges.length + outbound.length })}
        onClear={onClear}
      />
      {flows.map(([title, each]) => (
        <PanelSection key={title} title={title} data={data} topics={["requests", "tcp"]}>
          <TrafficTotals totals={edgeTotals(each)} />
        </PanelSection>
      ))}
      {facts !== null && (
        <PanelSection title={mtls("title")} data={data}>
          <KeyValue entries={mtlsEntries(facts, facts.observedPercent)} />
        </PanelSection>
      )}
      <PanelSection title={t("problems")} data={data}>
        <ProblemList graph={graph} problems={problems({ ...graph, nodes, edges })} onSelect={onSelect} />
      </PanelSection>
    </>
  );
}
