import { Fragment, type ReactElement, type ReactNode } from "react";
import styles from "./key-value.module.css";

interface Entry {
  readonly key: string;
  readonly value: ReactNode;
}

/** Facts in two columns: what it is, and its value at the right edge. */
export function KeyValue({ entries }: { entries: readonly Entry[] }): ReactElement {
  return (
    <dl className={styles.list}>
      {entries.map(({ key, value }) => (
        <Fragment key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
