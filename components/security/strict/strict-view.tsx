"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { Card } from "@/components/ui/card";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { strictQuery } from "@/lib/client/queries/strict";
import { useLookback, useStrictScope } from "@/lib/client/url-state/mtls-strict-state";
import styles from "../security.module.css";
import { LimitsCard } from "../limits-card";
import { BlockerTable } from "./blocker-table";
import { ScopePicker } from "./scope-picker";
import { VerdictCard } from "./verdict-card";

/** Whether STRICT can be turned on for a scope, who would be refused, and the change as a draft. */
export function StrictView(): ReactElement {
  const t = useTranslations("strictPage");
  const mtls = useTranslations("mtlsPage");
  const href = useScopedHref();
  const [scope, setScope] = useStrictScope();
  const [{ lookback }] = useLookback();
  const query = useQuery(strictQuery(scope, lookback));
  return (
    <div className={styles.page}>
      <header className={styles.heading}>
        <h1>
          <Link href={href("/mtls")}>{mtls("title")}</Link> <span aria-hidden>/</span> {t("title")}
        </h1>
        <span className={styles.spacer} />
        <ScopePicker />
      </header>
      <QueryAnswer
        query={query}
        elsewhere={
          scope.namespace !== "" && <Button onClick={() => void setScope(null)}>{t("toWholeMesh")}</Button>
        }
      >
        {(data) => (
          <div className={styles.content}>
            <div className={styles.stack}>
              <VerdictCard data={data} />
              {data.verdict.blockers.length > 0 && (
                <Card label={t("blockers")}>
                  <h2 className={styles.title}>
                    {t("blockersCount", { count: data.verdict.blockers.length })}
                  </h2>
                  <BlockerTable data={data} />
                </Card>
              )}
              <LimitsCard limits={data.verdict.unknown} />
            </div>
          </div>
        )}
      </QueryAnswer>
    </div>
  );
}
