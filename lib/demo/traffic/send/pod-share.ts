import type { PodGroup } from "../model/pod-group";

/** A part of a service's pods and the share (0 to 1) of the requests that goes there. */
export interface PodShare {
  readonly group: PodGroup;
  readonly share: number;
}
