"use client";
import { Button } from "@mantine/core";
import {
  IconArrowsSplit2,
  IconClipboardList,
  IconHistory,
  IconPencil,
  IconPlus,
  IconTemplate,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { countFindings } from "../model/list/count-findings";
import styles from "./config-list.module.css";
import { ExportMenu } from "./export-menu";
import { ViewMenu } from "./view-menu";

interface ListHeadingProps {
  /** Null before there are any. */
  readonly all: readonly ObjectRow[] | null;
  readonly shown: readonly ObjectRow[];
  /** Why nothing may be written; null where it may. */
  readonly readOnly: string | null;
}

/** The page's title with counts, and what can be done from here. */
export function ListHeading({ all, shown, readOnly }: ListHeadingProps): ReactElement {
  const t = useTranslations("configList");
  const services = useTranslations("serviceTraffic");
  const href = useScopedHref();
  return (
    <div className={styles.heading}>
      <h1>{t("title")}</h1>
      {all === null ? <div className={styles.spacer} /> : <Summary all={all} shown={shown} />}
      <Button
        component={Link}
        href={href("/config/services")}
        fw={400}
        leftSection={<IconArrowsSplit2 size={14} aria-hidden />}
      >
        {services("title")}
      </Button>
      <Button
        component={Link}
        href={href("/config/history")}
        fw={400}
        leftSection={<IconHistory size={14} aria-hidden />}
      >
        {t("history")}
      </Button>
      <Button
        component={Link}
        href={href("/config/audit")}
        fw={400}
        leftSection={<IconClipboardList size={14} aria-hidden />}
      >
        {t("audit")}
      </Button>
      <Button
        component={Link}
        href={href("/config/review")}
        fw={400}
        leftSection={<IconPencil size={14} aria-hidden />}
      >
        {t("drafts")}
      </Button>
      <Button
        component={Link}
        href={href("/config/recipes")}
        fw={400}
        leftSection={<IconTemplate size={14} aria-hidden />}
      >
        {t("recipes")}
      </Button>
      <ViewMenu />
      <ExportMenu rows={shown} />
      {readOnly === null && (
        <Button
          component={Link}
          href={href("/config/new")}
          variant="filled"
          leftSection={<IconPlus size={14} aria-hidden />}
        >
          {t("create")}
        </Button>
      )}
    </div>
  );
}

function Summary({
  all,
  shown,
}: Pick<ListHeadingProps, "shown"> & { all: readonly ObjectRow[] }): ReactElement {
  const t = useTranslations("configList");
  const counts = countFindings(shown);
  return (
    <p className={styles.summary} aria-live="polite">
      {t.rich("summary", {
        shown: shown.length,
        total: all.length,
        part: String(shown.length < all.length),
        errors: counts.error,
        warnings: counts.warning,
        bad: (text) => <b className={styles.bad}>{text}</b>,
        warn: (text) => <b className={styles.warn}>{text}</b>,
      })}
    </p>
  );
}
