"use client";
import { IconAlertTriangle, IconClock, IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { SplitService } from "@/lib/client/queries/split-service";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { formatAge } from "@/lib/format/age";
import { DestinationCells } from "../destination-cells";
import { destinationNames } from "@/components/mesh/splits/destination-names";
import type { EndedShift } from "../model/shift/ended-shift";
import { rolloutWords } from "../model/rollout-words";
import { splitReasons } from "../model/split-reasons";
import { RouteWords } from "../route-words";
import { ShiftSection } from "../shift/shift-section";
import { ShiftChip } from "../shift-chip";
import { shownVerdict, type ShownVerdict } from "@/components/mesh/splits/shown-verdict";
import { VerdictChip } from "@/components/mesh/splits/verdict-chip";
import styles from "./service-page.module.css";

interface SplitCardProps {
  readonly split: SplitDto;
  /** The Service whose page it is on. */
  readonly service: SplitService;
  /** How long ago (milliseconds) its object changed within the window; null where it did not. */
  readonly changedMs: number | null;
  readonly onEnded: (ended: EndedShift) => void;
}

/** One split in full: every destination, why shares cannot be compared, and what can be done with it. */
export function SplitCard({ split, service, changedMs, onEnded }: SplitCardProps): ReactElement {
  const t = useTranslations("splits");
  const { destinations, object, owner, rollout } = split;
  const names = destinationNames(destinations, service.namespace);
  const verdict = shownVerdict(split, changedMs);
  return (
    <Card label={t("splitLabel", { name: object.name, route: split.route })}>
      <div className={styles.cardHead}>
        <ObjectLink object={object} />
        <VerdictChip verdict={verdict} />
        <ShiftChip split={split} />
        {rollout !== null && <Chip tone="accent">{t("rolloutName", rolloutWords(rollout))}</Chip>}
        {owner !== null && <OwnerBadge owner={owner} />}
      </div>
      <RouteWords split={split} />
      <div className={styles.compared}>
        <table className={styles.destinations} aria-label={t("destinations")}>
          <thead>
            <tr>
              <th scope="col">{t("column", { column: "destination" })}</th>
              <th scope="col" colSpan={2} className={styles.number}>
                {t("column", { column: "shares" })}
              </th>
              <th scope="col" className={styles.number}>
                {t("column", { column: "rate" })}
              </th>
              <th scope="col" className={styles.number}>
                {t("column", { column: "success" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {destinations.map((destination, index) => (
              <tr key={`${destination.host} ${destination.subset ?? ""} ${String(index)}`}>
                <DestinationCells name={names[index] ?? ""} destination={destination} verdict={verdict} />
              </tr>
            ))}
          </tbody>
        </table>
        <Reasons split={split} verdict={verdict} changedMs={changedMs} />
      </div>
      <ShiftSection split={split} service={service} names={names} onEnded={onEnded} />
    </Card>
  );
}

interface ReasonsProps extends Pick<SplitCardProps, "split" | "changedMs"> {
  readonly verdict: ShownVerdict;
}

function Reasons({ split, verdict, changedMs }: ReasonsProps): ReactElement | null {
  const t = useTranslations("splits");
  const reasons = splitReasons(split);
  if (reasons.length === 0 && changedMs === null) return null;
  const Icon = verdict === "differs" ? IconAlertTriangle : IconInfoCircle;
  return (
    <ul className={styles.reasons} aria-label={t("reasons")}>
      {changedMs !== null && (
        <li>
          <IconClock size={15} aria-hidden />
          <span>{t("changedLately", { age: formatAge(changedMs) })}</span>
        </li>
      )}
      {reasons.map(({ code, message }) => (
        <li key={`${code} ${message}`}>
          <Icon size={15} aria-hidden />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
