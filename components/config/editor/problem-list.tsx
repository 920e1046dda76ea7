"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./editor.module.css";
import type { EditorProblem } from "./model/editor-problems";

const MOST_SHOWN = 50;

interface ProblemListProps {
  readonly problems: readonly EditorProblem[];
  readonly onGoTo: (problem: EditorProblem) => void;
}

/** Everything wrong with the text by line; choosing one goes there. */
export function ProblemList({ problems, onGoTo }: ProblemListProps): ReactElement | null {
  const t = useTranslations("editor");
  if (problems.length === 0) return null;
  return (
    <div className={styles.problems}>
      <h3 className={styles.problemsTitle}>{t("problems", { count: problems.length })}</h3>
      <ul aria-label={t("problemsLabel")}>
        {problems.slice(0, MOST_SHOWN).map((problem, index) => (
          <li key={index}>
            <UnstyledButton className={styles.problem} onClick={() => onGoTo(problem)}>
              <i data-severity={problem.severity} aria-hidden />
              <span className={styles.line}>{t("line", { line: problem.line })}</span>
              <span className={styles.message}>{problem.message}</span>
              <span className={styles.code}>{problem.code}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
