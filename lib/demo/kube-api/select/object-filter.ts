import type { K8sObject } from "../../world/k8s-object";

/** Whether an object is selected. */
export type ObjectFilter = (object: K8sObject) => boolean;

/** A parsed selector, or why it cannot be read. */
export type ParsedFilter =
  { readonly ok: true; readonly matches: ObjectFilter } | { readonly ok: false; readonly problem: string };
