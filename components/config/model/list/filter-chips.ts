import type { ListFilter } from "./list-filter";

/** One active part of the filter, and the filter without it. */
export interface FilterChip {
  readonly field: keyof ListFilter;
  readonly value: string;
  readonly without: Partial<ListFilter>;
}

/** The active parts of the filter in the order of the filter bar. */
export function filterChips(filter: ListFilter): readonly FilterChip[] {
  return [
    ...filter.kind.map((value): FilterChip => ({
      field: "kind",
      value,
      without: { kind: filter.kind.filter((other) => other !== value) },
    })),
    ...filter.validity.map((value): FilterChip => ({
      field: "validity",
      value,
      without: { validity: filter.validity.filter((other) => other !== value) },
    })),
    ...filter.owner.map((value): FilterChip => ({
      field: "owner",
      value,
      without: { owner: filter.owner.filter((other) => other !== value) },
    })),
    ...(filter.age === null
      ? []
      : [{ field: "age", value: filter.age, without: { age: null } } satisfies FilterChip]),
    ...(["name", "labels", "text"] as const).flatMap((field): FilterChip[] =>
      filter[field] === "" ? [] : [{ field, value: filter[field], without: { [field]: "" } }],
    ),
  ];
}
