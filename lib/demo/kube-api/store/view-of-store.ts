import type { ObjectsView } from "../../world/objects-view";
import { SERVED_KINDS } from "../kinds/served-kinds";
import type { ObjectStore } from "./object-store";

/** The store's present objects by group and kind. */
export function viewOfStore(store: ObjectStore): ObjectsView {
  return {
    list: (group, kind) => {
      const served = SERVED_KINDS.find((row) => row.group === group && row.kind === kind);
      return served === undefined ? [] : store.list(served);
    },
  };
}
