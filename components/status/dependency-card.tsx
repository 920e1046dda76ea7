import { IconBulb, IconChartDots, IconServer2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { DependencyChip } from "@/components/mesh/dependency-chip";
import { Card } from "@/components/ui/card";
import { KeyValue } from "@/components/ui/key-value";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { formatAge } from "@/lib/format/age";
import styles from "./status-view.module.css";

const ICONS = { kubernetes: IconServer2, prometheus: IconChartDots };

interface DependencyCardProps {
  readonly dependency: StatusResponse["dependencies"][number];
  /** Unix milliseconds. */
  readonly now: number;
}

/** One dependency: whether it answers, which version it is, and what to do when it does not. */
export function DependencyCard({ dependency, now }: DependencyCardProps): ReactElement {
  const t = useTranslations("statusPage");
  const name = t("dependency", { name: dependency.name });
  const Icon = ICONS[dependency.name];
  return (
    <Card label={name}>
      <h2 className={styles.title}>
        <Icon size={18} stroke={1.7} aria-hidden />
        {name}
        <span className={styles.spacer} />
        <DependencyChip state={dependency.state} />
      </h2>
      <KeyValue
        entries={[
          { key: t("version"), value: dependency.version ?? t("versionUnknown") },
          { key: t("lastSuccess"), value: <LastSuccess at={dependency.lastSuccess} now={now} /> },
        ]}
      />
      {dependency.message !== null && <p className={styles.muted}>{dependency.message}</p>}
      {dependency.advice !== null && (
        <div className={styles.advice}>
          <IconBulb size={16} aria-hidden />
          <p>
            <b>{t("advice")}</b> {dependency.advice}
          </p>
        </div>
      )}
    </Card>
  );
}

function LastSuccess({ at, now }: { at: string | null; now: number }): ReactElement {
  const t = useTranslations("statusPage");
  if (at === null) return <>{t("never")}</>;
  return <time dateTime={at}>{t("ago", { age: formatAge(now - Date.parse(at)) })}</time>;
}
