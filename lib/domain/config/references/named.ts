import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

/** An object that another names: its kind is a key of `KINDS`, "Workload", "Secret" or "ConfigMap". */
export interface Named extends ObjectRef {
  /** What it is to the one that names it: "destination host", "gateway", "selects". */
  readonly role: string;
  /** Set where a rule knows better than whether the object is there. */
  readonly exists?: boolean;
}
