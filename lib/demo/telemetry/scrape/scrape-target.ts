import type { Labels } from "../../promql/labels";

/** Something Prometheus scrapes. */
export interface ScrapeTarget {
  /** The same for the same labels. */
  readonly id: string;
  /** The labels that scraping it adds, `instance` and `job` among them. */
  readonly labels: Labels;
  /** One run of one process: another after a restart, when everything it counts begins at 0 again. */
  readonly life: string;
  /** When the process started, in unix milliseconds; 0 where that is not known. */
  readonly startedAt: number;
}
