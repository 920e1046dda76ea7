import type { ClusterEditor } from "@/lib/ports/cluster-editor";
import { editFailure } from "./edit-failure";

/** An editor for when there are no credentials for any cluster: every call says why. */
export function unconfiguredEditor(message: string): ClusterEditor {
  const refuse = (): Promise<ReturnType<typeof editFailure>> =>
    Promise.resolve(editFailure("unreachable", message));
  return {
    served: refuse,
    read: refuse,
    create: refuse,
    patch: refuse,
    remove: refuse,
    may: refuse,
    events: refuse,
    schema: refuse,
  };
}
