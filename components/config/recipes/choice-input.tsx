"use client";
import type { ReactElement } from "react";
import { Segments } from "@/components/ui/segments";
import styles from "./recipes.module.css";

interface ChoiceInputProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** Choices of which one holds, below their label. */
export function ChoiceInput<V extends string>(props: ChoiceInputProps<V>): ReactElement {
  return (
    <div className={styles.field}>
      <span className={styles.label} aria-hidden>
        {props.label}
      </span>
      <Segments {...props} />
    </div>
  );
}
