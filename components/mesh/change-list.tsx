"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import styles from "./change-list.module.css";
import { changeValue, type Change } from "./model/change-value";

const SIGNS = { added: "+", removed: "−", changed: "±", moved: "↕" } as const;

interface ChangeListProps {
  readonly changes: readonly Change[];
  /** Shown before the rest is asked for. */
  readonly limit?: number;
}

/** What differs between two states of an object, field by field. */
export function ChangeList({ changes, limit = 6 }: ChangeListProps): ReactElement {
  const t = useTranslations("change");
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, limit);
  return (
    <ul className={styles.list}>
      {shown.map((change, index) => (
        <ChangeLine key={`${change.path} ${String(index)}`} change={change} />
      ))}
      {shown.length < changes.length && (
        <li>
          <UnstyledButton className={styles.more} onClick={() => setAll(true)}>
            {t("more", { count: changes.length - shown.length })}
          </UnstyledButton>
        </li>
      )}
    </ul>
  );
}

function ChangeLine({ change }: { change: Change }): ReactElement {
  const t = useTranslations("change");
  const whole = change.path === "";
  const before = whole ? null : changeValue(change.before);
  const after = whole ? null : changeValue(change.after);
  return (
    <li className={styles.line} data-kind={change.kind}>
      <span className={styles.sign} role="img" aria-label={t("kind", { kind: change.kind })}>
        {SIGNS[change.kind]}
      </span>
      {whole ? <span>{t("wholeObject")}</span> : <code className={styles.path}>{change.path}</code>}
      {before !== null && <del className={styles.before}>{before}</del>}
      {before !== null && after !== null && (
        <span className={styles.arrow} aria-hidden>
          →
        </span>
      )}
      {after !== null && <ins className={styles.after}>{after}</ins>}
    </li>
  );
}
