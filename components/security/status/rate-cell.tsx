import type { ReactElement } from "react";
import { formatByteRate } from "@/lib/format/bytes";
import { formatRate } from "@/lib/format/rate";
import styles from "./mtls-grid.module.css";

interface RateCellProps {
  readonly requestsPerSecond: number;
  readonly bytesPerSecond?: number;
}

/** Requests per second; bytes where there are no requests. */
export function RateCell({ requestsPerSecond, bytesPerSecond = 0 }: RateCellProps): ReactElement {
  if (requestsPerSecond === 0 && bytesPerSecond === 0) return <span className={styles.muted}>–</span>;
  return <>{requestsPerSecond > 0 ? formatRate(requestsPerSecond) : formatByteRate(bytesPerSecond)}</>;
}
