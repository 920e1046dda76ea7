"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { formatPercent } from "@/lib/format/percent";
import styles from "../explorer.module.css";
import { destinationLabel } from "../model/destination-label";

type Destination = ExplainResponse["destinations"][number];

/** More endpoints of one destination than this are counted only. */
const MOST_ENDPOINTS = 100;

/** Where such requests arrive, with their shares and the pods behind them. */
export function DestinationList({
  destinations,
  differs,
}: {
  destinations: readonly Destination[];
  differs: boolean;
}): ReactElement {
  const t = useTranslations("explorer");
  return (
    <Card label={t("destinations")}>
      <h3 className={styles.title} data-differs={differs || undefined}>
        {t("destinations")}
      </h3>
      <ul className={styles.destinations}>
        {destinations.map((destination, index) => (
          <DestinationLine
            key={`${destinationLabel(destination)} ${String(index)}`}
            destination={destination}
          />
        ))}
      </ul>
    </Card>
  );
}

function DestinationLine({ destination }: { destination: Destination }): ReactElement {
  const t = useTranslations("explorer");
  const { host, port, weight, endpoints, endpointsHidden } = destination;
  return (
    <li>
      <div className={styles.destination}>
        <span className={styles.name} title={host}>
          {destinationLabel(destination)}
        </span>
        <span className={styles.track} aria-hidden>
          <span style={{ width: `${String(Math.min(100, Math.max(0, weight)))}%` }} />
        </span>
        <b className={styles.share}>{formatPercent(weight)}</b>
      </div>
      <div className={styles.hint}>
        {t("hostPort", { host, port: String(port) })} <CopyButton text={host} />
      </div>
      <details className={styles.endpoints}>
        <summary>{t("endpoints", { count: endpoints.length, hidden: String(endpointsHidden) })}</summary>
        <ul>
          {endpoints.slice(0, MOST_ENDPOINTS).map(({ address, workload, namespace, version }) => (
            <li key={`${address} ${workload}`}>
              <code>{address}</code> <CopyButton text={address} />
              {workload !== "" && (
                <span className={styles.hint}>
                  {t("endpointOf", { workload, namespace, version, hasVersion: String(version !== "") })}
                </span>
              )}
            </li>
          ))}
          {endpoints.length > MOST_ENDPOINTS && (
            <li>{t("moreEndpoints", { count: endpoints.length - MOST_ENDPOINTS })}</li>
          )}
        </ul>
      </details>
    </li>
  );
}
