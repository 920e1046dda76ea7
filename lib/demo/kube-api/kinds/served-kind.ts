import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";

/** One column of `kubectl get`, as a server-side Table sends it (meta.k8s.io/v1 TableColumnDefinition). */
export interface PrinterColumn {
  readonly name: string;
  readonly type: "string" | "integer" | "date";
  /** 0: always shown; 1: with `-o wide` only. */
  readonly priority: 0 | 1;
  /** `now` is unix milliseconds. */
  readonly read: (object: K8sObject, now: number) => Json;
}

/** A resource the simulated API server serves; a row of `SERVED_KINDS`. */
export interface ServedKind {
  /** Empty for the core group. */
  readonly group: string;
  /** Preferred version first; objects are stored once and presented in the version asked for. */
  readonly versions: readonly string[];
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** The columns between Name and what follows them; Name is always first. */
  readonly columns: readonly PrinterColumn[];
}
