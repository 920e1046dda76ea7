"use client";
import type { ReactElement, ReactNode } from "react";
import { ShowQuery } from "@/components/mesh/show-query";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import { queriesFor, type QueryTopic } from "../model/queries-for";
import styles from "./side-panel.module.css";

interface PanelSectionProps {
  readonly title: string;
  readonly data: RowsResponse;
  /** What the section's numbers are of: their queries are offered beside the title. */
  readonly topics?: readonly QueryTopic[];
  readonly children: ReactNode;
}

/** A titled part of a panel with the queries behind its numbers. */
export function PanelSection({ title, data, topics = [], children }: PanelSectionProps): ReactElement {
  const queries = queriesFor(data.queries, topics);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {queries.length > 0 && <ShowQuery queries={queries} windowSeconds={data.windowSeconds} />}
      </div>
      {children}
    </section>
  );
}
