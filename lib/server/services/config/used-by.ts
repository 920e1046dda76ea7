import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";
import { clusterReferences } from "./cluster-references";

/** What names an object and would miss it; only objects that `sees` admits. */
export function usedBy(
  backend: Pick<Backend, "cluster" | "istioNamespace">,
  ref: ObjectRef,
  sees: (ref: ObjectRef) => boolean,
): PreviewResponse["objects"][number]["usedBy"] {
  return clusterReferences(backend)
    .usedBy(ref)
    .filter(({ object }) => sees(object))
    .map(({ object, role }) => ({ ...object, role }));
}
