"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { KeyValue } from "@/components/ui/key-value";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { formatMoment } from "@/lib/format/moment";
import { objectFacts } from "../model/detail/object-facts";
import styles from "./object-page.module.css";

interface FactsCardProps {
  readonly detail: ObjectResponse;
  readonly now: number;
}

/** What the object says about itself. */
export function FactsCard({ detail, now }: FactsCardProps): ReactElement {
  const t = useTranslations("configDetail");
  const facts = objectFacts(detail.object);
  return (
    <Card label={t("facts")}>
      <h2 className={styles.title}>{t("facts")}</h2>
      <KeyValue
        entries={[
          { key: t("apiVersion"), value: facts.apiVersion },
          ...(facts.created === null ? [] : [{ key: t("created"), value: formatMoment(facts.created, now) }]),
          ...(facts.generation === null ? [] : [{ key: t("generation"), value: String(facts.generation) }]),
          { key: t("resourceVersion"), value: facts.resourceVersion },
        ]}
      />
      {facts.labels.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t("labels")}</h3>
          <div className={styles.labels}>
            {facts.labels.map(([key, value]) => (
              <Chip key={key}>
                {key}={value}
              </Chip>
            ))}
          </div>
        </>
      )}
      {facts.annotations.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t("annotations")}</h3>
          <dl className={styles.annotations}>
            {facts.annotations.map(([key, value]) => (
              <div key={key}>
                <dt>{key}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Card>
  );
}
