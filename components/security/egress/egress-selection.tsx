"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useOpenDraft } from "@/lib/client/drafts/use-open-draft";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import styles from "../security.module.css";

interface EgressSelectionProps {
  /** How many calls are chosen. */
  readonly calls: number;
  readonly objects: readonly JsonObject[];
  readonly onClear: () => void;
}

/** More objects than this do not fit into one draft. */
const MOST = 50;

/** Opens the ServiceEntries of the chosen calls as one draft. */
export function EgressSelection({ calls, objects, onClear }: EgressSelectionProps): ReactElement {
  const t = useTranslations("egressPage");
  const open = useOpenDraft();
  const drafted = objects.slice(0, MOST);
  return (
    <section className={styles.selection} aria-label={t("chosen")}>
      <p aria-live="polite">
        {t("chosenCount", { calls, objects: objects.length })}
        {objects.length > MOST && <> {t("tooMany", { most: MOST })}</>}
      </p>
      <Button
        variant="filled"
        onClick={() =>
          open({
            title: t("draftTitle", { count: drafted.length }),
            objects: drafted.map((edited) => ({ baseline: null, edited })),
          })
        }
      >
        {t("openDraft", { count: drafted.length })}
      </Button>
      <Button onClick={onClear}>{t("clear")}</Button>
    </section>
  );
}
