import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { isPoor } from "@/components/mesh/model/is-poor";
import type { ShownVerdict } from "@/components/mesh/splits/shown-verdict";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import styles from "./destination-cells.module.css";
import { ShareBars } from "./share-bars";

interface DestinationCellsProps {
  readonly name: string;
  readonly destination: SplitDto["destinations"][number];
  /** Of the whole split. */
  readonly verdict: ShownVerdict;
}

/** One destination as five cells: its name, both shares as bars and figures, its rate and its success. */
export function DestinationCells({ name, destination, verdict }: DestinationCellsProps): ReactElement {
  const t = useTranslations("splits");
  const { configuredShare, observedShare, requestsPerSecond, successRate, weight, comparable } = destination;
  const compares = comparable && (verdict === "differs" || verdict === "asConfigured");
  return (
    <>
      <td className={styles.name} title={destination.host}>
        {name}
      </td>
      <td className={styles.bars}>
        <ShareBars
          configured={configuredShare}
          observed={observedShare}
          look={compares ? verdict : "notComparable"}
        />
      </td>
      <td
        className={styles.shares}
        data-comparable={comparable}
        title={destination.reason ?? t("weight", { weight })}
      >
        {t.rich("shares", {
          configured: formatPercent(configuredShare * 100),
          observed: observedShare === null ? t("unknownShare") : formatPercent(observedShare * 100),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </td>
      <td className={styles.number}>{formatRate(requestsPerSecond)}</td>
      <td className={styles.number} data-poor={isPoor(successRate) || undefined}>
        {successRate === null ? "–" : formatPercent(successRate * 100)}
      </td>
    </>
  );
}
