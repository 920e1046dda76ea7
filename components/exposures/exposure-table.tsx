"use client";
import { Button, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { ExposureSort } from "@/lib/client/url-state/exposures-params";
import { useExposuresParams } from "@/lib/client/url-state/exposures-state";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import { ExposureLine } from "./exposure-line";
import styles from "./exposures.module.css";
import { exposureKey } from "./model/shown-exposures";

const SHOWN_AT_ONCE = 200;

/** Ways in as a table; very many are shown part by part. */
export function ExposureTable({ exposures }: { exposures: readonly ExposureDto[] }): ReactElement {
  const t = useTranslations("exposures");
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <table className={styles.table} aria-label={t("table")}>
        <thead>
          <tr>
            <SortHeader by="host" />
            <SortHeader by="gateway" />
            <th scope="col">{t("column", { column: "route" })}</th>
            <th scope="col">{t("column", { column: "tls" })}</th>
            <SortHeader by="authentication" />
            <SortHeader by="rate" />
            <th scope="col">
              <span className={styles.hidden}>{t("column", { column: "explain" })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {exposures.slice(0, most).map((exposure, index) => (
            <ExposureLine key={`${exposureKey(exposure)} ${String(index)}`} exposure={exposure} />
          ))}
        </tbody>
      </table>
      {exposures.length > most && (
        <p className={styles.more}>
          <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>
            {t("showMore", { count: exposures.length - most })}
          </Button>
        </p>
      )}
    </>
  );
}

function SortHeader({ by }: { by: ExposureSort }): ReactElement {
  const t = useTranslations("exposures");
  const [{ sort, desc }, setParams] = useExposuresParams();
  const active = sort === by;
  const order = desc ? "descending" : "ascending";
  const Icon = desc ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" className={by === "rate" ? styles.number : undefined} aria-sort={active ? order : "none"}>
      <UnstyledButton
        className={styles.sort}
        onClick={() => void setParams({ sort: by, desc: active ? !desc : by === "rate" })}
      >
        {t("column", { column: by })}
        {active && <Icon size={12} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}
