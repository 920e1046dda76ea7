import { wordFilter } from "@/components/mesh/model/word-filter";
import type { AgeChoice, Validity } from "@/lib/client/url-state/config-list-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { matchesLabels, parseLabelSelector } from "./label-selector";
import type { ListFilter } from "./list-filter";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AGE_MS: Readonly<Record<Exclude<AgeChoice, "older">, number>> = {
  "1h": HOUR_MS,
  "1d": DAY_MS,
  "7d": 7 * DAY_MS,
  "30d": 30 * DAY_MS,
};

/** The worst that was found about an object; "clean" where nothing was, "unchecked" where nobody looked. */
export function validityOf({ findings }: ObjectRow): Validity {
  if (findings === null) return "unchecked";
  if (findings.error > 0) return "error";
  if (findings.warning > 0) return "warning";
  return findings.info > 0 ? "info" : "clean";
}

/**
 * The rows that the filter lets through, in the same order; `now` in unix milliseconds. Each word of `name` is part of name,
 * namespace or what the object is about. A label selector that cannot be read lets everything through.
 */
export function filterRows(
  rows: readonly ObjectRow[],
  filter: ListFilter,
  now: number,
): readonly ObjectRow[] {
  const holds = wordFilter(filter.name);
  const demands = parseLabelSelector(filter.labels) ?? [];
  const kinds = new Set(filter.kind);
  return rows.filter(
    (row) =>
      (kinds.size === 0 || kinds.has(row.kind)) &&
      (filter.validity.length === 0 || filter.validity.includes(validityOf(row))) &&
      (filter.owner.length === 0 || filter.owner.includes(row.owner?.type ?? "none")) &&
      isOfAge(row, filter.age, now) &&
      matchesLabels(row.labels, demands) &&
      holds(row.name, row.namespace, row.about),
  );
}

function isOfAge({ created }: ObjectRow, age: AgeChoice | null, now: number): boolean {
  if (age === null) return true;
  return age === "older" ? now - created > AGE_MS["30d"] : now - created <= AGE_MS[age];
}
