"use client";
import { SegmentedControl } from "@mantine/core";
import type { ReactElement } from "react";
import styles from "./segments.module.css";

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A row of choices of which one holds. */
export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
}: SegmentsProps<T>): ReactElement {
  return (
    <SegmentedControl<T>
      size="xs"
      aria-label={label}
      value={value}
      data={[...options]}
      onChange={onChange}
      withItemsBorders={false}
      classNames={{
        root: styles.segments ?? "",
        control: styles.choice ?? "",
        label: styles.segment ?? "",
        indicator: styles.indicator ?? "",
      }}
    />
  );
}
