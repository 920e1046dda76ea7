"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { Card } from "@/components/ui/card";
import { MessagePanel } from "@/components/ui/message-panel";
import { readinessQuery } from "@/lib/client/queries/readiness";
import { useLookback } from "@/lib/client/url-state/mtls-strict-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { ReadinessResponse } from "@/lib/contracts/mtls/strict-response";
import { KnownSince } from "../known-since";
import { LookbackSelect } from "../lookback-select";
import { readinessOrder } from "../model/strict/readiness-order";
import { MtlsHeading } from "../mtls-heading";
import styles from "../security.module.css";
import { ReadinessLine } from "./readiness-line";

/** Whether STRICT can be turned on: the mesh, and each namespace with what stands in the way. */
export function ReadinessView(): ReactElement {
  const t = useTranslations("strictPage");
  const [{ namespaces }] = useScopeParams();
  const [{ lookback }] = useLookback();
  const query = useQuery(readinessQuery(namespaces, lookback));
  return (
    <div className={styles.page}>
      <MtlsHeading summary={t("readinessHint")}>
        <LookbackSelect />
      </MtlsHeading>
      <QueryAnswer query={query}>
        {(data) => (
          <div className={styles.content}>
            <Card label={t("readiness")}>
              <h2 className={styles.title}>
                {t("readiness")} <KnownSince since={data.knownSince} data={data} />
              </h2>
              <ReadinessTable data={data} />
            </Card>
          </div>
        )}
      </QueryAnswer>
    </div>
  );
}

function ReadinessTable({ data }: { data: ReadinessResponse }): ReactElement {
  const t = useTranslations("strictPage");
  if (data.namespaces.length === 0)
    return <MessagePanel kind="empty" title={t("noNamespaces")} detail={t("noNamespacesDetail")} />;
  return (
    <table className={styles.table} aria-label={t("readiness")}>
      <thead>
        <tr>
          <th scope="col">{t("scope")}</th>
          <th scope="col">{t("verdictColumn")}</th>
          <th scope="col">{t("configured")}</th>
          <th scope="col">{t("observed")}</th>
          <th scope="col" className={styles.wide}>
            {t("blockers")}
          </th>
          <th scope="col">{t("because")}</th>
        </tr>
      </thead>
      <tbody>
        {[data.mesh, ...readinessOrder(data.namespaces)].map((verdict) => (
          <ReadinessLine key={verdict.scope.namespace} verdict={verdict} />
        ))}
      </tbody>
    </table>
  );
}
