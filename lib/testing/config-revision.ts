import type { RevisionDto } from "@/lib/contracts/config/history";

/** A recorded change as the API tells of it: kubectl changed a VirtualService at time 0, with these changes. */
export function configRevision(changes: Partial<RevisionDto> = {}): RevisionDto {
  return {
    id: 1,
    object: { kind: "VirtualService", namespace: "bookinfo", name: "reviews" },
    at: 0,
    action: "changed",
    how: "watched",
    manager: "kubectl",
    resourceVersion: "1",
    changes: [],
    known: true,
    ...changes,
  };
}
