"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectQuery } from "@/lib/client/queries/config-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { GoneNote } from "./gone-note";
import { ObjectPage } from "./object-page";
import styles from "./object-page.module.css";

const TICK_MS = 5_000;

/** One object of configuration, followed as it changes; stays on the screen when it is deleted meanwhile. */
export function ObjectView({ object }: { object: ObjectRef }): ReactElement {
  const t = useTranslations("configDetail");
  const href = useScopedHref();
  useConfigEvents();
  const { data, error, dataUpdatedAt, refetch } = useQuery(configObjectQuery(object));
  const now = useNow(TICK_MS);
  if (data === undefined) {
    return error === null ? (
      <LoadingPanel lines={10} />
    ) : (
      <ProblemPanel problem={error} onRetry={() => void refetch()}>
        <Button component={Link} href={href("/config")}>
          {t("toList")}
        </Button>
        {error.status === 404 && (
          <Button component={Link} href={href("/config/history")}>
            {t("toHistory")}
          </Button>
        )}
      </ProblemPanel>
    );
  }
  const gone = error?.status === 404;
  return (
    <div className={styles.page}>
      {gone && <GoneNote detail={data} />}
      {error !== null && !gone && <StaleNote ageMs={now - dataUpdatedAt} cause={error.detail} />}
      <ObjectPage detail={data} gone={gone} now={now} onChanged={() => void refetch()} />
    </div>
  );
}
