"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { KeyValue } from "@/components/ui/key-value";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import { formatByteRate } from "@/lib/format/bytes";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import { nodeMtls } from "../model/mtls-facts";
import { mtlsObserved } from "../model/mtls-observed";
import type { NodeSelection } from "../model/selection";
import { totals } from "../model/totals";
import { useMtls } from "../use-mtls";
import { PanelSection } from "./panel-section";
import { useMtlsEntries } from "./use-mtls-entries";

interface NodeFiguresProps {
  readonly data: RowsResponse;
  readonly selection: NodeSelection;
}

/** A node's traffic in numbers. */
export function NodeFigures({ data, selection: { node, inbound } }: NodeFiguresProps): ReactElement {
  const t = useTranslations("graph");
  const into = totals(node.traffic.filter(({ direction }) => direction === "inbound"));
  const out = totals(node.traffic.filter(({ direction }) => direction === "outbound"));
  const mtlsEntries = useMtlsEntries();
  const facts = nodeMtls(useMtls(), node, data.context.workloads);
  const shown = [
    { key: t("requestsIn"), value: <b>{formatRate(into.requestsPerSecond)}</b> },
    ...(into.requestsPerSecond > 0
      ? [
          {
            key: t("success"),
            value: <b>{formatPercent(100 - (100 * into.errorsPerSecond) / into.requestsPerSecond)}</b>,
          },
        ]
      : []),
    { key: t("requestsOut"), value: formatRate(out.requestsPerSecond) },
    ...(into.tcpBytesPerSecond > 0
      ? [{ key: t("tcpIn"), value: formatByteRate(into.tcpBytesPerSecond) }]
      : []),
    ...(out.tcpBytesPerSecond > 0
      ? [{ key: t("tcpOut"), value: formatByteRate(out.tcpBytesPerSecond) }]
      : []),
    ...(inbound.length > 0 || facts !== null ? mtlsEntries(facts, mtlsObserved(inbound)) : []),
  ];
  return (
    <PanelSection title={t("edge")} data={data} topics={["requests", "tcp"]}>
      <KeyValue entries={shown} />
    </PanelSection>
  );
}
