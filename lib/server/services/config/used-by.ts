import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";

/** What names an object and would miss it. */
export function usedBy(_backend: Backend, _ref: ObjectRef): PreviewResponse["objects"][number]["usedBy"] {
  return [];
}
