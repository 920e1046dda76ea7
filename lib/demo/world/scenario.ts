import type { Behaviour } from "./behaviour";
import type { Intent } from "./intent";
import type { K8sObject } from "./k8s-object";

/** A simulated mesh: its objects and the traffic that wants to flow through it. Input only. */
export interface Scenario {
  readonly name: string;
  readonly objects: readonly K8sObject[];
  readonly intents: readonly Intent[];
  /** How workloads answer; one that is not named answers `DEFAULT_BEHAVIOUR`. */
  readonly behaviours: readonly Behaviour[];
}
