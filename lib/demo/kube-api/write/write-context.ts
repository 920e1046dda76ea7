import type { ServedKind } from "../kinds/served-kind";
import type { ObjectStore } from "../store/object-store";

/** What every write needs; `now` is unix milliseconds. */
export interface WriteContext {
  readonly store: ObjectStore;
  readonly kind: ServedKind;
  readonly now: number;
  /** The client's name for itself: the field manager where it gives none. */
  readonly userAgent: string;
}
