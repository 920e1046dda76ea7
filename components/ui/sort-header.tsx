import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./sort-header.module.css";

export interface Sorting<C extends string> {
  readonly sort: C;
  readonly desc: boolean;
}

interface SortHeaderProps<C extends string> {
  readonly by: C;
  readonly label: string;
  /** How the table is sorted. */
  readonly sorting: Sorting<C>;
  readonly onSort: (sorting: Sorting<C>) => void;
  /** Whether the largest is looked for first. */
  readonly largestFirst?: boolean;
  readonly className?: string | undefined;
  /** Whether it stands in an ARIA grid, not in a table. */
  readonly inGrid?: boolean;
}

/** The name of a table's or a grid's column; it sorts by the column, again the other way round. */
export function SortHeader<C extends string>(props: SortHeaderProps<C>): ReactElement {
  const { by, label, sorting, onSort, largestFirst = false, className, inGrid = false } = props;
  const { sort, desc } = sorting;
  const active = sort === by;
  const order = desc ? "descending" : "ascending";
  const Icon = desc ? IconArrowDown : IconArrowUp;
  const cell = { className, "aria-sort": active ? order : "none" } as const;
  const button = (
    <UnstyledButton
      className={styles.sort}
      onClick={() => onSort({ sort: by, desc: active ? !desc : largestFirst })}
    >
      {label}
      {active && <Icon size={12} aria-hidden />}
    </UnstyledButton>
  );
  return inGrid ? (
    <div role="columnheader" data-column={by} {...cell}>
      {button}
    </div>
  ) : (
    <th scope="col" {...cell}>
      {button}
    </th>
  );
}
