import type { SeriesResponse } from "@/lib/contracts/splits/series-response";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";

type Version = SeriesResponse["versions"][number];

/** One of the figures that versions are compared by. */
export interface Figure {
  readonly key: "rate" | "success" | "p95";
  readonly unit: "amount" | "percent";
  readonly points: (version: Version) => readonly (number | null)[];
  readonly format: (value: number) => string;
}

/** Requests per second, percent answered without error, and milliseconds of the 95th percentile. */
export const FIGURES: readonly Figure[] = [
  { key: "rate", unit: "amount", points: ({ requests }) => requests, format: formatRate },
  {
    key: "success",
    unit: "percent",
    points: ({ success }) => success.map((share) => (share === null ? null : share * 100)),
    format: formatPercent,
  },
  { key: "p95", unit: "amount", points: ({ p95 }) => p95, format: formatDuration },
];
