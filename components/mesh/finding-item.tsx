"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { FindingDto } from "@/lib/contracts/config/finding";
import styles from "./finding-item.module.css";
import { findingDocumentation } from "./model/finding-documentation";
import { SEVERITY_TONES } from "./model/severity-tone";
import { ObjectLink } from "./object-link";

interface FindingItemProps {
  readonly finding: FindingDto;
  /** Name the object it is about, where the place does not say so. */
  readonly showObject?: boolean;
  /** Leave out why it matters. */
  readonly brief?: boolean;
  readonly onGoTo?: (finding: FindingDto) => void;
  /** Opens the finding's fix; offered only where it has one. */
  readonly onFix?: (finding: FindingDto) => void;
}

/** One finding: what is wrong, why it matters, where, and what mends it. */
export function FindingItem(props: FindingItemProps): ReactElement {
  const { finding, showObject = false, brief = false } = props;
  const t = useTranslations("finding");
  return (
    <li className={styles.item}>
      <Chip
        tone={SEVERITY_TONES[finding.severity]}
        label={t("codeOf", { severity: finding.severity, code: finding.code })}
      >
        {finding.code}
      </Chip>
      <div className={styles.words}>
        {showObject && (
          <p className={styles.object}>
            <ObjectLink object={finding.object} />
          </p>
        )}
        <p className={styles.message}>{finding.message}</p>
        {!brief && finding.why !== "" && <p className={styles.why}>{finding.why}</p>}
        {!brief && <Related finding={finding} />}
        <Actions {...props} />
      </div>
    </li>
  );
}

function Related({ finding }: { finding: FindingDto }): ReactElement | null {
  const t = useTranslations("finding");
  if (finding.related.length === 0) return null;
  return (
    <p className={styles.why}>
      {t("related")}{" "}
      {finding.related.map((object) => (
        <span key={`${object.kind}/${object.namespace}/${object.name}`} className={styles.related}>
          <ObjectLink object={object} within={finding.object.namespace} />
        </span>
      ))}
    </p>
  );
}

function Actions({ finding, brief = false, onGoTo, onFix }: FindingItemProps): ReactElement | null {
  const t = useTranslations("finding");
  const documentation = brief ? null : findingDocumentation(finding.code);
  const goTo = onGoTo !== undefined && finding.path.length > 0;
  const fix = onFix !== undefined ? finding.fix : null;
  if (documentation === null && !goTo && fix === null) return null;
  return (
    <div className={styles.actions}>
      {goTo && (
        <UnstyledButton className={styles.action} onClick={() => onGoTo(finding)}>
          {t("goToLine")}
        </UnstyledButton>
      )}
      {fix !== null && (
        <UnstyledButton className={styles.action} onClick={() => onFix?.(finding)}>
          {t("fix", { title: fix.title })}
        </UnstyledButton>
      )}
      {documentation !== null && (
        <a className={styles.action} href={documentation} target="_blank" rel="noreferrer">
          {t("documentation")}
        </a>
      )}
    </div>
  );
}
