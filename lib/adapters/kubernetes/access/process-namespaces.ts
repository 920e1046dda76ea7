import type { ClusterSource, NamespaceAccess } from "@/lib/ports/cluster-source";
import { PROCESS_IDENTITY } from "./identity-clients";

type VisibleNamespaces = ClusterSource["visibleNamespaces"];

export interface ProcessNamespaces {
  /** The given question, which also notes the namespaces that telemetry has shown. */
  readonly visibleNamespaces: VisibleNamespaces;
  /** What the process's own credentials may see of everything noted so far. */
  readonly ofProcess: (signal: AbortSignal) => Promise<NamespaceAccess>;
}

const MAX_NOTED = 500;

/**
 * Without the right to list namespaces only telemetry tells which there are; the watches then follow what the
 * candidates of earlier questions have named (at most 500).
 */
export function noteCandidates(visible: VisibleNamespaces): ProcessNamespaces {
  const noted = new Set<string>();
  return {
    visibleNamespaces(viewer, candidates, signal) {
      for (const candidate of candidates) if (noted.size < MAX_NOTED) noted.add(candidate);
      return visible(viewer, candidates, signal);
    },
    ofProcess: (signal) =>
      visible({ identity: PROCESS_IDENTITY, mayWrite: false }, Array.from(noted), signal),
  };
}
