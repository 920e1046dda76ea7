"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { PageHeading } from "../../page-heading";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { FeatureCards } from "./feature-cards";
import { PresentObjects } from "./present-objects";
import styles from "./service.module.css";
import { useServiceTraffic } from "./use-service-traffic";

interface ServiceViewProps {
  readonly namespace: string;
  readonly name: string;
}

/** The traffic of one service: what is set, and what can be. */
export function ServiceView({ namespace, name }: ServiceViewProps): ReactElement {
  const t = useTranslations("serviceTraffic");
  useConfigEvents();
  const { traffic, problem, retry } = useServiceTraffic(namespace, name);
  return (
    <div className={styles.page}>
      <PageHeading title={t("titleOf", { name })}>
        <p className={styles.muted}>{t("introOf", { namespace })}</p>
      </PageHeading>
      {traffic === null && (
        <Card label={t("present")}>
          {problem === null ? <LoadingPanel lines={8} /> : <ProblemPanel problem={problem} onRetry={retry} />}
        </Card>
      )}
      {traffic !== null && (
        <div className={styles.columns}>
          <PresentObjects objects={traffic.objects} />
          <FeatureCards traffic={traffic} />
        </div>
      )}
    </div>
  );
}
