"use client";
import { Radio } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { yamlOf } from "@/lib/yaml/write-yaml";
import styles from "./review.module.css";

export type Conflict = PreviewResponse["objects"][number]["conflicts"][number];
export type Choice = "current" | "edited";

interface ConflictsCardProps {
  readonly conflicts: readonly Conflict[];
  readonly choices: Readonly<Record<string, Choice>>;
  readonly onChoose: (path: string, choice: Choice) => void;
}

/** Fields that changed in the cluster and in the draft, differently; each is asked about. */
export function ConflictsCard({ conflicts, choices, onChoose }: ConflictsCardProps): ReactElement {
  const t = useTranslations("review");
  const open = conflicts.filter(({ path }) => choices[path] === undefined).length;
  return (
    <Card label={t("conflicts")}>
      <h2 className={styles.title}>
        {t("conflicts")}
        <Chip tone={open > 0 ? "bad" : "ok"}>{t("conflictsOpen", { count: open })}</Chip>
      </h2>
      <p className={styles.muted}>{t("conflictsHint")}</p>
      <ul className={styles.list}>
        {conflicts.map((conflict) => (
          <li key={conflict.path}>
            <ConflictChoice conflict={conflict} chosen={choices[conflict.path] ?? null} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface ConflictChoiceProps {
  readonly conflict: Conflict;
  readonly chosen: Choice | null;
  readonly onChoose: ConflictsCardProps["onChoose"];
}

function ConflictChoice({ conflict, chosen, onChoose }: ConflictChoiceProps): ReactElement {
  const t = useTranslations("review");
  const { path, current, edited, manager } = conflict;
  return (
    <Radio.Group
      value={chosen ?? ""}
      onChange={(value) => onChoose(path, value === "current" ? "current" : "edited")}
      label={<code>{path}</code>}
      w="100%"
    >
      <div className={styles.sides}>
        <div className={styles.side} data-chosen={chosen === "current"}>
          <Radio size="xs" value="current" label={t("keepCurrent")} />
          <span className={styles.muted}>
            {t("changedBy", { manager: manager === "" ? "unknown" : manager })}
          </span>
          <Value value={current} />
        </div>
        <div className={styles.side} data-chosen={chosen === "edited"}>
          <Radio size="xs" value="edited" label={t("keepEdited")} />
          <span className={styles.muted}>{t("changedHere")}</span>
          <Value value={edited} />
        </div>
      </div>
    </Radio.Group>
  );
}

function Value({ value }: { value: Json | undefined }): ReactElement {
  const t = useTranslations("review");
  if (value === undefined) return <span className={styles.muted}>{t("removed")}</span>;
  return <pre>{yamlOf(value).trimEnd()}</pre>;
}
