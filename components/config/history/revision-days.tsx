"use client";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import type { RevisionDto } from "@/lib/contracts/config/history";
import { groupByDay } from "../model/history/group-by-day";
import { timelineEntries } from "../model/history/timeline-entries";
import styles from "./history.module.css";
import { FoundItem } from "./found-item";
import { RevisionItem } from "./revision-item";

interface RevisionDaysProps {
  readonly revisions: readonly RevisionDto[];
  readonly ofOneObject?: boolean;
}

/** Changes below the day they were made on, newest first. */
export function RevisionDays({ revisions, ofOneObject = false }: RevisionDaysProps): ReactElement {
  return (
    <>
      {groupByDay(timelineEntries(revisions)).map(({ title, entries }) => (
        <Card key={title} label={title}>
          <h2 className={styles.day}>{title}</h2>
          <ol className={styles.list}>
            {entries.map((entry) =>
              entry.type === "found" ? (
                <FoundItem key={`found ${String(entry.at)}`} revisions={entry.revisions} />
              ) : (
                <RevisionItem key={entry.revision.id} revision={entry.revision} ofOneObject={ofOneObject} />
              ),
            )}
          </ol>
        </Card>
      ))}
    </>
  );
}
