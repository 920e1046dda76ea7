"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useDeferredValue, type ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { graphRowsQuery } from "@/lib/client/queries/graph-rows";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import { useGraphRowsParams } from "@/lib/client/url-state/use-graph-rows-params";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { GraphPage } from "./graph-page";
import styles from "./graph-view.module.css";
import { useGraph } from "./use-graph";

/** The traffic graph: asks for rows and shows their projection, or why there are none. */
export function GraphView(): ReactElement {
  const t = useTranslations("graph");
  return (
    <>
      <h1 className={styles.hidden}>{t("canvas")}</h1>
      <GraphOrState />
    </>
  );
}

function GraphOrState(): ReactElement {
  const params = useGraphRowsParams();
  const [{ refresh, namespaces }] = useScopeParams();
  const [wanted] = useGraphParams();
  // The switch shows its new state at once, the graph follows.
  const type = useDeferredValue(wanted.type);
  const serviceNodes = useDeferredValue(wanted.serviceNodes);
  const idle = useDeferredValue(wanted.idle);
  const href = useScopedHref();
  const t = useTranslations("states");
  const query = useQuery(graphRowsQuery(params, refresh));
  const { data, error, isPlaceholderData, dataUpdatedAt } = query;
  const graph = useGraph(data, { type, serviceNodes, idle, namespaces, quantilesFit: !isPlaceholderData });
  if (data !== undefined && graph !== null) {
    const stale = error === null ? null : { since: dataUpdatedAt, cause: error.detail };
    return (
      <GraphPage data={data} graph={graph} projection={`${type} ${String(serviceNodes)}`} stale={stale} />
    );
  }
  if (error !== null) {
    return (
      <div className={styles.overlay}>
        <ProblemPanel problem={error} onRetry={() => void query.refetch()}>
          {error.dependency !== null && (
            <Button component={Link} href={href("/status")}>
              {t("toStatus")}
            </Button>
          )}
        </ProblemPanel>
      </div>
    );
  }
  return <LoadingPanel lines={6} />;
}
