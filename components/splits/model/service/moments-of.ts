import type { SeriesResponse } from "@/lib/contracts/splits/series-response";

/** The moments of a series (unix seconds), oldest first. */
export function momentsOf({
  start,
  stepSeconds,
  length,
}: Pick<SeriesResponse, "start" | "stepSeconds" | "length">): readonly number[] {
  return Array.from({ length }, (_, index) => start + index * stepSeconds);
}
