import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";

/** One column of `kubectl get`, as a server-side Table sends it (meta.k8s.io/v1 TableColumnDefinition). */
export interface PrinterColumn {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean" | "date";
  readonly format: string;
  readonly description: string;
  /** 0: always shown; above: with `-o wide` only. */
  readonly priority: number;
  /** `now` is unix milliseconds. */
  readonly read: (object: K8sObject, now: number) => Json;
}

export type Subresource = "status" | "scale" | "log";

/** A resource that shows the objects of another one in a form of its own. */
export interface KindView {
  readonly of: ServedKind;
  readonly show: (object: K8sObject) => K8sObject;
}

/** A resource the simulated API server serves; a row of `SERVED_KINDS`. */
export interface ServedKind {
  /** Empty for the core group. */
  readonly group: string;
  /** Preferred version first; objects are stored once and presented in the version asked for. */
  readonly versions: readonly string[];
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly subresources: readonly Subresource[];
  /** Whether a CustomResourceDefinition declares it. */
  readonly custom: boolean;
  /** The columns after Name, which comes first unless it is among them. */
  readonly columns: readonly PrinterColumn[];
  /** Only of resources that store no objects themselves; they are read-only. */
  readonly view?: KindView;
}
