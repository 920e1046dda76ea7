import type { ServedKind } from "../kinds/served-kind";
import type { K8sObject } from "../../world/k8s-object";
import type { Refused } from "../http/reply";
import type { ObjectStore } from "../store/object-store";

/** What every write needs; `now` is unix milliseconds. */
export interface WriteContext {
  readonly store: ObjectStore;
  readonly kind: ServedKind;
  readonly now: number;
  /** The client's name for itself: the field manager where it gives none. */
  readonly userAgent: string;
  /** What else may refuse a state before it is stored: a role that grants too much. `current` is undefined on creation. */
  readonly refuseState?: (state: K8sObject, current: K8sObject | undefined) => Refused | null;
}
