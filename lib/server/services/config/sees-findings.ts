import type { Viewer } from "@/lib/domain/access/viewer";
import { KINDS } from "@/lib/domain/mesh/kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { readableObjects } from "./readable-objects";

/**
 * Which objects the viewer may know of, by their findings or as a reference: those they may read; of what is no object of the
 * API (a workload behind its pods) those in visible namespaces. Throws a 503 problem.
 */
export async function seesFindings(
  backend: Backend,
  viewer: Viewer,
  signal: AbortSignal,
): Promise<(ref: ObjectRef) => boolean> {
  const { visible } = await viewerScope(backend, viewer, null, signal);
  const keys = KINDS.map(({ key }) => key);
  const readable = await readableObjects(backend, viewer, keys, visible, signal);
  const isServed = new Set<string>(keys);
  return (ref) =>
    isServed.has(ref.kind) ? readable.may(ref) : ref.namespace === "" || visible.has(ref.namespace);
}
