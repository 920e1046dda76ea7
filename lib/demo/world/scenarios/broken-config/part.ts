import type { Intent } from "../../intent";
import type { K8sObject } from "../../k8s-object";

/** A part of a scenario. */
export interface Part {
  readonly objects: readonly K8sObject[];
  readonly intents: readonly Intent[];
}
