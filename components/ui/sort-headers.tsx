import type { ReactElement } from "react";
import { SortHeader, type Sorting } from "./sort-header";

interface SortHeadersProps<C extends string> {
  readonly columns: readonly C[];
  readonly labelOf: (column: C) => string;
  /** How the grid is sorted. */
  readonly sorting: Sorting<C>;
  readonly onSort: (sorting: Sorting<C>) => void;
  /** Columns whose largest is looked for first. */
  readonly largestFirst: ReadonlySet<C>;
}

/** The names of an ARIA grid's columns, each of which sorts. */
export function SortHeaders<C extends string>(props: SortHeadersProps<C>): ReactElement {
  const { columns, labelOf, sorting, onSort, largestFirst } = props;
  return (
    <>
      {columns.map((column) => (
        <SortHeader
          key={column}
          by={column}
          label={labelOf(column)}
          sorting={sorting}
          onSort={onSort}
          largestFirst={largestFirst.has(column)}
          inGrid
        />
      ))}
    </>
  );
}
