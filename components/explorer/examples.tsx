"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { exposuresQuery } from "@/lib/client/queries/exposures";
import { mtlsQuery } from "@/lib/client/queries/mtls";
import { splitsQuery } from "@/lib/client/queries/splits";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import styles from "./explorer.module.css";
import { exampleRequests } from "./model/example-requests";
import type { ExplorerRequest } from "@/lib/client/url-state/explorer-request";

/** Where an answer will be: requests of this very mesh to begin with. */
export function Examples({ onAsk }: { onAsk: (request: ExplorerRequest) => void }): ReactElement {
  const t = useTranslations("explorer");
  const [{ namespaces, window, refresh }] = useScopeParams();
  const { data: exposed, error, refetch, isPending } = useQuery(exposuresQuery(namespaces, window));
  const { data: split } = useQuery(splitsQuery(namespaces, { window, refresh }));
  const { data: mtls } = useQuery(mtlsQuery([], window));
  const examples = exampleRequests(exposed?.exposures ?? [], split?.splits ?? [], mtls?.entries ?? []);
  if (error !== null && exposed === undefined)
    return <ProblemPanel problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <LoadingPanel lines={6} />;
  return (
    <MessagePanel
      kind="empty"
      title={t("empty")}
      detail={t("emptyDetail")}
      actions={
        <ul className={styles.examples} aria-label={t("examples")}>
          {examples.map((request) => {
            const { from, host, path } = request;
            return (
              <li key={`${from} ${host} ${path}`}>
                <Button variant="default" size="xs" onClick={() => onAsk(request)}>
                  <span className={styles.example}>
                    {t.rich("example", {
                      inside: String(from !== ""),
                      from,
                      host,
                      path,
                      code: (chunks) => <code>{chunks}</code>,
                    })}
                  </span>
                </Button>
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
