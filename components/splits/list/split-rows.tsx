"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";
import { formatAge } from "@/lib/format/age";
import { DestinationCells } from "../destination-cells";
import { destinationNames } from "@/components/mesh/splits/destination-names";
import { splitServicePath } from "@/components/mesh/splits/service-path";
import { shownVerdict, type ShownVerdict } from "@/components/mesh/splits/shown-verdict";
import { splitService } from "@/components/mesh/splits/split-service";
import { steppedWithin } from "@/components/mesh/splits/stepped-within";
import { rolloutWords } from "../model/rollout-words";
import { splitReasons } from "../model/split-reasons";
import { RouteWords } from "../route-words";
import { ShiftChip } from "../shift-chip";
import { VerdictChip } from "@/components/mesh/splits/verdict-chip";
import styles from "./splits-page.module.css";

interface SplitRowsProps {
  readonly split: SplitDto;
  /** The window of the answer it is of. */
  readonly window: Pick<SplitsResponse, "at" | "windowSeconds">;
}

/** One split: a line for each destination, with what is said of all of them at both sides. */
export function SplitRows({ split, window }: SplitRowsProps): ReactElement {
  const { destinations, object } = split;
  const names = destinationNames(destinations, splitService(split)?.namespace ?? object.namespace);
  const span = Math.max(1, destinations.length);
  const steppedMs = steppedWithin(split, window);
  const verdict = shownVerdict(split, steppedMs);
  return (
    <tbody className={styles.split}>
      {destinations.map((destination, index) => (
        <tr key={`${destination.host} ${destination.subset ?? ""} ${String(index)}`}>
          {index === 0 && <WhoseCells split={split} span={span} />}
          <DestinationCells name={names[index] ?? ""} destination={destination} verdict={verdict} />
          {index === 0 && <VerdictCell {...{ split, verdict, steppedMs, span }} />}
        </tr>
      ))}
    </tbody>
  );
}

function WhoseCells({ split, span }: { split: SplitDto; span: number }): ReactElement {
  const href = useScopedHref();
  const { object, host } = split;
  const service = splitService(split);
  return (
    <>
      <th scope="rowgroup" rowSpan={span} className={styles.service}>
        {service === null ? (
          <span className={styles.name}>{host}</span>
        ) : (
          <Link href={href(splitServicePath(service))} className={styles.name} prefetch={false}>
            {service.name}
          </Link>
        )}
        <div className={styles.muted}>{service?.namespace}</div>
        {split.service === null && service !== null && <div className={styles.muted}>{host}</div>}
      </th>
      <td rowSpan={span} className={styles.route}>
        <ObjectLink object={object} within={service?.namespace ?? ""} />
        <RouteWords split={split} />
      </td>
    </>
  );
}

interface VerdictCellProps {
  readonly split: SplitDto;
  readonly verdict: ShownVerdict;
  /** How long ago (milliseconds) its shift moved weights within the window; null where it did not. */
  readonly steppedMs: number | null;
  readonly span: number;
}

function VerdictCell({ split, verdict, steppedMs, span }: VerdictCellProps): ReactElement {
  const t = useTranslations("splits");
  const reasons = splitReasons(split);
  const { shift, owner, rollout } = split;
  return (
    <td rowSpan={span} className={styles.verdict}>
      <div className={styles.chips}>
        <VerdictChip verdict={verdict} />
        <ShiftChip split={split} />
      </div>
      {shift !== null && shift.by !== "" && <p className={styles.muted}>{t("shiftBy", { by: shift.by })}</p>}
      {steppedMs !== null && (
        <p className={styles.muted}>{t("steppedLately", { age: formatAge(steppedMs) })}</p>
      )}
      {reasons[0] !== undefined && (
        <p className={styles.reason} title={reasons.map(({ message }) => message).join("\n")}>
          {reasons[0].message}
        </p>
      )}
      {reasons.length > 1 && (
        <p className={styles.muted}>{t("moreReasons", { count: reasons.length - 1 })}</p>
      )}
      {rollout !== null && <p className={styles.muted}>{t("rolloutShort", rolloutWords(rollout))}</p>}
      {owner !== null && (
        <p className={styles.muted}>
          <OwnerBadge owner={owner} short />
        </p>
      )}
    </td>
  );
}
