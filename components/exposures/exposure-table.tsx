"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MoreButton } from "@/components/ui/more-button";
import { SortHeader } from "@/components/ui/sort-header";
import { useShownPart } from "@/components/ui/use-shown-part";
import type { ExposureSort } from "@/lib/client/url-state/exposures-params";
import { useExposuresParams } from "@/lib/client/url-state/exposures-state";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import { ExposureLine } from "./exposure-line";
import styles from "./exposures.module.css";
import { exposureKey } from "./model/shown-exposures";

/** Ways in as a table; very many are shown part by part. */
export function ExposureTable({ exposures }: { exposures: readonly ExposureDto[] }): ReactElement {
  const t = useTranslations("exposures");
  const { shown, more, showMore } = useShownPart(exposures);
  return (
    <>
      <table className={styles.table} aria-label={t("table")}>
        <thead>
          <tr>
            <Column by="host" />
            <Column by="gateway" />
            <th scope="col">{t("column", { column: "route" })}</th>
            <th scope="col">{t("column", { column: "tls" })}</th>
            <Column by="authentication" />
            <Column by="rate" />
            <th scope="col">
              <span className={styles.hidden}>{t("column", { column: "explain" })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((exposure, index) => (
            <ExposureLine key={`${exposureKey(exposure)} ${String(index)}`} exposure={exposure} />
          ))}
        </tbody>
      </table>
      <MoreButton more={more} onMore={showMore} />
    </>
  );
}

function Column({ by }: { by: ExposureSort }): ReactElement {
  const t = useTranslations("exposures");
  const [sorting, setParams] = useExposuresParams();
  return (
    <SortHeader
      by={by}
      label={t("column", { column: by })}
      sorting={sorting}
      onSort={(next) => void setParams(next)}
      largestFirst={by === "rate"}
      className={by === "rate" ? styles.number : undefined}
    />
  );
}
