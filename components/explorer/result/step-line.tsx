"use client";
import {
  IconArrowNarrowRight,
  IconCheck,
  IconCircleMinus,
  IconHandStop,
  IconHelp,
  IconPencil,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import styles from "../explorer.module.css";

type Step = ExplainResponse["steps"][number];

const ICONS: Readonly<Record<Step["verdict"], typeof IconCheck>> = {
  takes: IconArrowNarrowRight,
  skips: IconCircleMinus,
  changes: IconPencil,
  allows: IconCheck,
  refuses: IconHandStop,
  unknown: IconHelp,
};

/** What one part of the configuration does with the request: who says so, where in it, and why. */
export function StepLine({ step }: { step: Step }): ReactElement {
  const t = useTranslations("explorer");
  const { verdict, object, path, because } = step;
  const Icon = ICONS[verdict];
  return (
    <li className={styles.step} data-verdict={verdict}>
      <span
        className={styles.sign}
        role="img"
        aria-label={t("verdictName", { verdict })}
        title={t("verdictName", { verdict })}
      >
        <Icon size={14} stroke={2} aria-hidden />
      </span>
      <div>
        <p className={styles.reason}>{because}</p>
        {object !== null && (
          <p className={styles.where}>
            <ObjectLink object={object} />
            {path !== "" && <code>{path}</code>}
          </p>
        )}
      </div>
    </li>
  );
}
