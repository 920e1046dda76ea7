"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { CopyButton } from "@/components/ui/copy-button";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { configRevisionQuery } from "@/lib/client/queries/config-revision";
import { writeYaml } from "@/lib/yaml/write-yaml";
import styles from "./history.module.css";

/** The object as it was after one change, as YAML. */
export function RevisionContent({ id }: { id: number }): ReactElement {
  const t = useTranslations("configHistory");
  const { data, error, refetch } = useQuery(configRevisionQuery(id));
  if (data === undefined) {
    return error === null ? (
      <LoadingPanel />
    ) : (
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
    );
  }
  if (data.object === null) return <p className={styles.muted}>{t("notKnownDetail")}</p>;
  const yaml = writeYaml(data.object);
  return (
    <div className={styles.content}>
      <div className={styles.copy}>
        <CopyButton text={yaml} />
      </div>
      <pre tabIndex={0} aria-label={t("state")}>
        {yaml}
      </pre>
    </div>
  );
}
