"use client";
import { Button, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { type SplitSort } from "@/lib/client/url-state/split-list-params";
import { useSplitListParams } from "@/lib/client/url-state/split-list-state";
import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";
import { splitKey } from "@/components/mesh/splits/split-key";
import { SplitRows } from "./split-rows";
import styles from "./splits-page.module.css";

const SHOWN_AT_ONCE = 100;

interface SplitTableProps {
  readonly splits: readonly SplitDto[];
  /** The window of the answer they are of. */
  readonly window: Pick<SplitsResponse, "at" | "windowSeconds">;
}

/** All splits as one table; a mesh with very many is shown part by part. */
export function SplitTable({ splits, window }: SplitTableProps): ReactElement {
  const t = useTranslations("splits");
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  return (
    <>
      <table className={styles.table} aria-label={t("table")}>
        <thead>
          <tr>
            <SortHeader by="service" />
            <th scope="col">{t("column", { column: "route" })}</th>
            <th scope="col">{t("column", { column: "destination" })}</th>
            <th scope="col" colSpan={2} className={styles.number}>
              {t("column", { column: "shares" })}
            </th>
            <SortHeader by="rate" />
            <th scope="col" className={styles.number}>
              {t("column", { column: "success" })}
            </th>
            <SortHeader by="verdict" />
          </tr>
        </thead>
        {splits.slice(0, most).map((split) => (
          <SplitRows key={splitKey(split)} split={split} window={window} />
        ))}
      </table>
      {splits.length > most && (
        <p className={styles.more}>
          <Button onClick={() => setMost(most + SHOWN_AT_ONCE)}>
            {t("showMore", { count: splits.length - most })}
          </Button>
        </p>
      )}
    </>
  );
}

function SortHeader({ by }: { by: SplitSort }): ReactElement {
  const t = useTranslations("splits");
  const [{ sort, desc }, setParams] = useSplitListParams();
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
