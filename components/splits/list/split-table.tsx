"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MoreButton } from "@/components/ui/more-button";
import { SortHeader } from "@/components/ui/sort-header";
import { useShownPart } from "@/components/ui/use-shown-part";
import { type SplitSort } from "@/lib/client/url-state/split-list-params";
import { useSplitListParams } from "@/lib/client/url-state/split-list-state";
import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";
import { splitKey } from "@/components/mesh/splits/split-key";
import { SplitRows } from "./split-rows";
import styles from "./splits-page.module.css";

/** A split is several rows. */
const SHOWN_AT_ONCE = 100;

interface SplitTableProps {
  readonly splits: readonly SplitDto[];
  /** The window of the answer they are of. */
  readonly window: Pick<SplitsResponse, "at" | "windowSeconds">;
}

/** All splits as one table; a mesh with very many is shown part by part. */
export function SplitTable({ splits, window }: SplitTableProps): ReactElement {
  const t = useTranslations("splits");
  const { shown, more, showMore } = useShownPart(splits, SHOWN_AT_ONCE);
  return (
    <>
      <table className={styles.table} aria-label={t("table")}>
        <thead>
          <tr>
            <Column by="service" />
            <th scope="col">{t("column", { column: "route" })}</th>
            <th scope="col">{t("column", { column: "destination" })}</th>
            <th scope="col" colSpan={2} className={styles.number}>
              {t("column", { column: "shares" })}
            </th>
            <Column by="rate" />
            <th scope="col" className={styles.number}>
              {t("column", { column: "success" })}
            </th>
            <Column by="verdict" />
          </tr>
        </thead>
        {shown.map((split) => (
          <SplitRows key={splitKey(split)} split={split} window={window} />
        ))}
      </table>
      <MoreButton more={more} onMore={showMore} />
    </>
  );
}

function Column({ by }: { by: SplitSort }): ReactElement {
  const t = useTranslations("splits");
  const [sorting, setParams] = useSplitListParams();
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
