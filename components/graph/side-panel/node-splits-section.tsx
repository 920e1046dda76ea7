"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { isPoor } from "@/components/mesh/model/is-poor";
import { destinationNames } from "@/components/mesh/splits/destination-names";
import { splitServicePath } from "@/components/mesh/splits/service-path";
import { shownVerdict } from "@/components/mesh/splits/shown-verdict";
import { splitKey } from "@/components/mesh/splits/split-key";
import { splitService } from "@/components/mesh/splits/split-service";
import { steppedWithin } from "@/components/mesh/splits/stepped-within";
import { VerdictChip } from "@/components/mesh/splits/verdict-chip";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { splitsQuery } from "@/lib/client/queries/splits";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { formatAge } from "@/lib/format/age";
import { formatPercent } from "@/lib/format/percent";
import { nodeSplits } from "../model/node-splits";
import { PanelSection } from "./panel-section";
import type { PanelProps } from "./panel-props";
import styles from "./node-splits-section.module.css";

/** The splits of a service or of a workload's traffic, configured beside observed; nothing where there is none. */
export function NodeSplitsSection({
  data,
  node,
}: Pick<PanelProps, "data"> & { node: GraphNode }): ReactElement | null {
  const t = useTranslations("splits");
  const [{ namespaces, window, refresh }] = useScopeParams();
  const { data: answer } = useQuery(splitsQuery(namespaces, { window, refresh }));
  if (answer === undefined) return null;
  const splits = nodeSplits(node, answer.splits);
  if (splits.length === 0) return null;
  return (
    <PanelSection title={t("panel")} data={data}>
      {splits.map((split) => (
        <CompactSplit key={splitKey(split)} split={split} steppedMs={steppedWithin(split, answer)} />
      ))}
    </PanelSection>
  );
}

interface CompactSplitProps {
  readonly split: SplitDto;
  /** How long ago (milliseconds) its shift moved weights within the window; null where it did not. */
  readonly steppedMs: number | null;
}

function CompactSplit({ split, steppedMs }: CompactSplitProps): ReactElement {
  const t = useTranslations("splits");
  const href = useScopedHref();
  const service = splitService(split);
  const names = destinationNames(split.destinations, service?.namespace ?? split.object.namespace);
  return (
    <div className={styles.split}>
      <div className={styles.head}>
        <VerdictChip verdict={shownVerdict(split, steppedMs)} />
        <span>
          {split.condition === "" ? split.routeName : t("condition", { condition: split.condition })}
        </span>
      </div>
      {steppedMs !== null && (
        <p className={styles.note}>{t("steppedLately", { age: formatAge(steppedMs) })}</p>
      )}
      <table className={styles.table} aria-label={t("destinations")}>
        <tbody>
          {split.destinations.map((destination, index) => (
            <CompactLine key={index} name={names[index] ?? ""} destination={destination} />
          ))}
        </tbody>
      </table>
      {service !== null && (
        <div className={styles.actions}>
          {split.shift === null ? (
            <Button
              component={Link}
              href={href(
                `${splitServicePath(service)}?${new URLSearchParams({ shift: splitKey(split) }).toString()}`,
              )}
            >
              {t("shiftTraffic")}
            </Button>
          ) : null}
          <Button component={Link} href={href(splitServicePath(service))} fw={400}>
            {split.shift === null
              ? t("openSplit")
              : t("openShift", { taken: split.shift.taken, steps: split.shift.steps })}
          </Button>
        </div>
      )}
    </div>
  );
}

interface CompactLineProps {
  readonly name: string;
  readonly destination: SplitDto["destinations"][number];
}

function CompactLine({ name, destination }: CompactLineProps): ReactElement {
  const t = useTranslations("splits");
  const { configuredShare, observedShare, successRate } = destination;
  const errors = successRate === null ? null : 100 - successRate * 100;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatPercent(configuredShare * 100)}</td>
      <td>
        {t.rich("toObserved", {
          observed: observedShare === null ? t("unknownShare") : formatPercent(observedShare * 100),
          b: (chunks) => <b>{chunks}</b>,
        })}
      </td>
      <td data-tone={isPoor(successRate) ? "bad" : "ok"}>
        {errors === null ? "–" : t("errors", { errors: formatPercent(errors) })}
      </td>
    </tr>
  );
}
