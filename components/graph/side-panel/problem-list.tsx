"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Graph } from "@/lib/domain/graph/graph";
import { formatRate } from "@/lib/format/rate";
import { nodeTitle } from "../model/node-title";
import type { Problem } from "../model/problems";
import styles from "./side-panel.module.css";

const MAX_SHOWN = 8;

interface ProblemListProps {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
  readonly onSelect: (id: string) => void;
}

/** What needs attention, worst first; choosing one selects it. */
export function ProblemList({ graph, problems, onSelect }: ProblemListProps): ReactElement {
  const t = useTranslations("graph");
  if (problems.length === 0) return <p className={styles.text}>{t("noProblems")}</p>;
  const titles = new Map(graph.nodes.map((node) => [node.id, nodeTitle(node)]));
  const title = ({ node, edge }: Problem): string => {
    if (node !== null) return nodeTitle(node);
    return `${titles.get(edge?.source ?? "") ?? ""} → ${titles.get(edge?.target ?? "") ?? ""}`;
  };
  return (
    <ul className={styles.list}>
      {problems.slice(0, MAX_SHOWN).map((problem) => (
        <li key={problem.id}>
          <UnstyledButton
            className={styles.item}
            onClick={() => onSelect(problem.id)}
            title={problem.health.why}
          >
            <span className={styles.dot} data-status={problem.health.status} />
            <b className={styles.grow}>{title(problem)}</b>
            <span className={styles.bad}>
              {problem.errorsPerSecond > 0 && `${formatRate(problem.errorsPerSecond)} ${t("errorsShort")}`}
            </span>
          </UnstyledButton>
        </li>
      ))}
      {problems.length > MAX_SHOWN && (
        <li className={styles.text}>{t("moreProblems", { count: problems.length - MAX_SHOWN })}</li>
      )}
    </ul>
  );
}
