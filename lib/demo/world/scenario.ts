import type { Behaviour } from "./behaviour";
import type { Incident } from "./incident";
import type { Intent } from "./intent";
import type { K8sObject } from "./k8s-object";

/** A simulated mesh: its objects and the traffic that wants to flow through it. Input only. */
export interface Scenario {
  readonly name: string;
  readonly objects: readonly K8sObject[];
  readonly intents: readonly Intent[];
  /** How workloads answer; one that is not named answers `DEFAULT_BEHAVIOUR`. */
  readonly behaviours: readonly Behaviour[];
  /** What went wrong in the day before the start; nothing where absent. */
  readonly incidents?: readonly Incident[];
  /**
   * all (where absent): the pods of a workload share its traffic. one: a single pod of each carries a flow, which keeps the
   * number of series of a large mesh within what one Prometheus holds.
   */
  readonly carriers?: Carriers;
  /** Headers, in lower case, that applications hand on from a request they receive to the requests it causes. */
  readonly propagatedHeaders?: readonly string[];
}

export type Carriers = "all" | "one";
