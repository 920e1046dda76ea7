import type { Viewer } from "@/lib/domain/access/viewer";
import type { Backend } from "../../backend";

/** Why this viewer may change nothing at all, with the way out; null where only the cluster's own rules decide. */
export function writeRefusal({ readOnly }: Pick<Backend, "readOnly">, { mayWrite }: Viewer): string | null {
  if (readOnly) return "Meshlens runs read-only (MESHLENS_READ_ONLY).";
  if (!mayWrite)
    return "You are reading only: open Meshlens with the URL printed at its start to change things.";
  return null;
}
