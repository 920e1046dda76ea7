"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { KeyValue } from "@/components/ui/key-value";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import type { GraphEdge, GraphNode } from "@/lib/domain/graph/graph";
import { RESPONSE_TIMES } from "@/lib/domain/graph/graph-options";
import { formatByteRate } from "@/lib/format/bytes";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import { nodeMtls } from "../model/mtls-facts";
import { useMtls } from "../use-mtls";
import { PanelSection } from "./panel-section";
import { useMtlsEntries } from "./use-mtls-entries";

interface EdgeFiguresProps {
  readonly data: RowsResponse;
  readonly edge: GraphEdge;
  /** Whose proxy decides what it takes. */
  readonly target: GraphNode;
}

/** An edge's traffic in numbers. */
export function EdgeFigures({ data, edge, target }: EdgeFiguresProps): ReactElement {
  const t = useTranslations("graph");
  const { requestsPerSecond, errorsPerSecond, mtlsPercent, protocol } = edge;
  const errors = `${formatRate(errorsPerSecond)} · ${formatPercent((100 * errorsPerSecond) / (requestsPerSecond || 1))}`;
  const requests = [
    { key: t("requests"), value: <b>{formatRate(requestsPerSecond)}</b> },
    { key: t("errors"), value: <b>{errors}</b> },
  ];
  const bytes = [
    { key: t("bytesToServer"), value: <b>{formatByteRate(edge.bytesToServerPerSecond ?? 0)}</b> },
    { key: t("bytesToClient"), value: <b>{formatByteRate(edge.bytesToClientPerSecond ?? 0)}</b> },
  ];
  const times = RESPONSE_TIMES.flatMap((rt) => {
    const milliseconds = edge.responseTimeMs?.[rt];
    return milliseconds === undefined
      ? []
      : [{ key: t("responseTimeShort", { rt }), value: formatDuration(milliseconds) }];
  });
  const mtlsEntries = useMtlsEntries();
  const facts = nodeMtls(useMtls(), target, data.context.workloads);
  return (
    <PanelSection
      title={t("edge")}
      data={data}
      topics={[
        protocol === "tcp" ? "tcp" : "requests",
        ...(times.length > 0 ? (["responseTime"] as const) : []),
      ]}
    >
      <KeyValue
        entries={[...(protocol === "tcp" ? bytes : requests), ...times, ...mtlsEntries(facts, mtlsPercent)]}
      />
    </PanelSection>
  );
}
