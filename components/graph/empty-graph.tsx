"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import { namespacesQuery } from "@/lib/client/queries/namespaces";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import { formatDuration } from "@/lib/format/duration";
import styles from "./graph-view.module.css";

/** Says why there is nothing to draw, and what may help. */
export function EmptyGraph({ data }: { data: RowsResponse }): ReactElement {
  const t = useTranslations("graph");
  const visible = useQuery(namespacesQuery()).data?.namespaces.length;
  const [{ namespaces, window }, setScope] = useScopeParams();
  const [{ idle }, setParams] = useGraphParams();
  if (visible === 0) {
    return (
      <div className={styles.overlay}>
        <MessagePanel kind="denied" title={t("emptyNoNamespaces")} detail={t("emptyNoNamespacesDetail")} />
      </div>
    );
  }
  const reasons = data.warnings.map(({ message }) => <li key={message}>{message}</li>);
  return (
    <div className={styles.overlay}>
      <MessagePanel
        kind="empty"
        title={t("emptyTitle", { window: formatDuration(data.windowSeconds * 1000) })}
        detail={reasons.length === 0 ? t("emptyDetail") : <ul>{reasons}</ul>}
        actions={
          <>
            {window !== "1h" && <Button onClick={() => void setScope({ window: "1h" })}>{t("widen")}</Button>}
            {!idle && <Button onClick={() => void setParams({ idle: true })}>{t("showIdle")}</Button>}
            {namespaces.length > 0 && (
              <Button onClick={() => void setScope({ namespaces: null })}>{t("allNamespaces")}</Button>
            )}
          </>
        }
      />
    </div>
  );
}
