import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./sort-header.module.css";

interface Sorting<C extends string> {
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
}

/** The name of a table's column; it sorts by the column, again the other way round. */
export function SortHeader<C extends string>(props: SortHeaderProps<C>): ReactElement {
  const { by, label, sorting, onSort, largestFirst = false, className } = props;
  const { sort, desc } = sorting;
  const active = sort === by;
  const order = desc ? "descending" : "ascending";
  const Icon = desc ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" className={className} aria-sort={active ? order : "none"}>
      <UnstyledButton
        className={styles.sort}
        onClick={() => onSort({ sort: by, desc: active ? !desc : largestFirst })}
      >
        {label}
        {active && <Icon size={12} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}
