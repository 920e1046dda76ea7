"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { ObjectLink } from "@/components/mesh/object-link";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import { Card } from "@/components/ui/card";
import { Chip, type Tone } from "@/components/ui/chip";
import type { Draft } from "@/lib/client/drafts/draft";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { EntryReading } from "../draft/model/read-entry";
import { entryFacts, type EntryFacts } from "./model/entry-facts";
import styles from "./review.module.css";

type Previewed = PreviewResponse["objects"][number];

const TONES: Readonly<Record<Previewed["action"], Tone>> = {
  create: "ok",
  update: "accent",
  delete: "bad",
  none: "neutral",
};

interface EntryTableProps {
  readonly entries: Draft["entries"];
  readonly readings: readonly EntryReading[];
  /** Null while it is not known. */
  readonly previewed: readonly Previewed[] | null;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onLeaveOut: (index: number) => void;
}

/** Everything a draft writes or deletes, with what refers to what it deletes. */
export function EntryTable(props: EntryTableProps): ReactElement {
  const { entries, readings, previewed, selected, onSelect, onLeaveOut } = props;
  const t = useTranslations("drafts");
  return (
    <Card label={t("entries")}>
      <table className={styles.table} aria-label={t("entries")}>
        <thead>
          <tr>
            <th scope="col">{t("action")}</th>
            <th scope="col">{t("object")}</th>
            <th scope="col" className={styles.number}>
              {t("fields")}
            </th>
            <th scope="col">{t("usedBy")}</th>
            <th scope="col" aria-label={t("leaveOut")} />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <EntryRow
              key={index}
              facts={entryFacts(entry, readings[index])}
              previewed={previewed?.[index] ?? null}
              selected={index === selected}
              onSelect={() => onSelect(index)}
              onLeaveOut={entries.length > 1 ? () => onLeaveOut(index) : null}
            />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

interface EntryRowProps {
  readonly facts: EntryFacts;
  readonly previewed: Previewed | null;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onLeaveOut: (() => void) | null;
}

function EntryRow({ facts, previewed, selected, onSelect, onLeaveOut }: EntryRowProps): ReactElement {
  const t = useTranslations("drafts");
  const { kind, namespace, name } = facts.ref;
  const isDelete = facts.action === "delete";
  const action = previewed?.action ?? facts.action;
  return (
    <tr>
      <td>
        <Chip tone={TONES[action]}>{t("actionName", { action })}</Chip>
      </td>
      <td>
        <Button
          size="compact-xs"
          variant={selected ? "light" : "subtle"}
          aria-pressed={selected}
          onClick={onSelect}
        >
          {name === "" ? "–" : name}
        </Button>{" "}
        <span className={styles.muted}>
          {kindLabel(kind)} {namespace}
        </span>{" "}
        {previewed?.owner && <OwnerBadge owner={previewed.owner} />}
      </td>
      <td className={styles.number}>{action === "update" && previewed?.changes.length}</td>
      <td>{isDelete && previewed !== null && <UsedBy previewed={previewed} />}</td>
      <td className={styles.number}>
        {onLeaveOut !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={onLeaveOut}
            aria-label={t("removeEntry", { name })}
          >
            {t("leaveOut")}
          </Button>
        )}
      </td>
    </tr>
  );
}

function UsedBy({ previewed }: { previewed: Previewed }): ReactElement {
  const t = useTranslations("drafts");
  const { usedBy, ref } = previewed;
  if (usedBy.length === 0) return <span className={styles.muted}>{t("usedByNone")}</span>;
  return (
    <span className={styles.chips}>
      {usedBy.map((user) => (
        <Chip key={`${user.kind} ${user.namespace} ${user.name} ${user.role}`} tone="warn">
          <ObjectLink object={user} within={ref.namespace} /> {user.role}
        </Chip>
      ))}
    </span>
  );
}
