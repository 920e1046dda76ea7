import type { ClusterObject } from "./cluster-object";

/** An immutable view of everything watched, at one moment; readers never see half an update. */
export interface ClusterSnapshot {
  /** Grows by one with every change; equal revisions are equal snapshots. */
  readonly revision: number;
  /** All objects of a kind (key of `KINDS`), in no particular order; empty where the kind is denied or not served. */
  list(kindKey: string): readonly ClusterObject[];
  get(kindKey: string, namespace: string, name: string): ClusterObject | undefined;
}
