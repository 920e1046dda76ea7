"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { KeyValue } from "@/components/ui/key-value";
import { formatByteRate } from "@/lib/format/bytes";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import type { Totals } from "../model/totals";

/** Summed traffic in two or three lines. */
export function TrafficTotals({ totals }: { totals: Totals }): ReactElement {
  const t = useTranslations("graph");
  const { requestsPerSecond, errorsPerSecond, tcpBytesPerSecond } = totals;
  const percent = requestsPerSecond === 0 ? 0 : (100 * errorsPerSecond) / requestsPerSecond;
  return (
    <KeyValue
      entries={[
        { key: t("requests"), value: <b>{formatRate(requestsPerSecond)}</b> },
        ...(requestsPerSecond > 0
          ? [{ key: t("errors"), value: `${formatRate(errorsPerSecond)} · ${formatPercent(percent)}` }]
          : []),
        ...(tcpBytesPerSecond > 0 ? [{ key: t("tcpBytes"), value: formatByteRate(tcpBytesPerSecond) }] : []),
      ]}
    />
  );
}
