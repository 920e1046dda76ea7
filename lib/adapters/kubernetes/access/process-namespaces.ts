import { PROCESS_IDENTITY } from "@/lib/domain/access/viewer";
import type { ClusterSource, NamespaceAccess } from "@/lib/ports/cluster-source";

type VisibleNamespaces = ClusterSource["visibleNamespaces"];

export interface ProcessNamespaces {
  /** The given question, which also notes the namespaces it finds. */
  readonly visibleNamespaces: VisibleNamespaces;
  /** What the process's own credentials may see of everything noted so far. */
  readonly ofProcess: (signal: AbortSignal) => Promise<NamespaceAccess>;
}

const MAX_NOTED = 500;

/**
 * Without the right to list namespaces only telemetry tells which there are; the watches then follow what earlier
 * questions have found to be visible (the latest 500). What was only asked for is not noted: anybody can ask for anything.
 */
export function noteCandidates(visible: VisibleNamespaces): ProcessNamespaces {
  const noted = new Set<string>();
  return {
    async visibleNamespaces(viewer, candidates, signal) {
      const access = await visible(viewer, candidates, signal);
      if (access.state === "known" && access.how === "reviewed") note(noted, access.namespaces);
      return access;
    },
    ofProcess: (signal) =>
      visible({ identity: PROCESS_IDENTITY, mayWrite: false }, Array.from(noted), signal),
  };
}

function note(noted: Set<string>, namespaces: readonly string[]): void {
  for (const namespace of namespaces) {
    noted.delete(namespace);
    noted.add(namespace);
  }
  for (const oldest of noted) {
    if (noted.size <= MAX_NOTED) return;
    noted.delete(oldest);
  }
}
