import type { Revision } from "@/lib/domain/history/revision";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";

export interface RevisionFilter {
  /** Null for every namespace the caller may see; an empty list matches nothing. */
  readonly namespaces: readonly string[] | null;
  readonly object?: ObjectRef;
  /** Id of the last revision of the page before: what follows it comes. */
  readonly before?: number;
  /** Unix milliseconds. */
  readonly since?: number;
  /** Leaves out what was only found as it was: of a large mesh that is every object at its first start. */
  readonly changesOnly?: boolean;
  readonly limit: number;
}

/** Who did what through Meshlens, and how it ended. Never holds credentials. */
export interface AuditEntry {
  readonly id: number;
  /** Unix milliseconds. */
  readonly at: number;
  readonly identity: string;
  readonly action: "create" | "update" | "delete";
  readonly object: ObjectRef;
  readonly outcome: "applied" | "unchanged" | "conflict" | "refused" | "uncertain";
  /** Why it was refused or is uncertain; empty otherwise. */
  readonly message: string;
  /** The object before and after as JSON text; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Where changes of configuration and the log of writes are kept. */
export interface HistoryStore {
  /** Unix milliseconds since when every change is known. */
  since(): number;
  /** "file": survives a restart of this replica; "memory": ends with the process. */
  readonly kept: "file" | "memory";
  append(revision: Omit<Revision, "id">): void;
  /** Newest first by `at`; by id where times are equal. At most 1,000. */
  list(filter: RevisionFilter): readonly Revision[];
  get(id: number): Revision | undefined;
  /** The revision of an object that was recorded last. */
  last(object: ObjectRef): Revision | undefined;
  /** The objects of a kind that were there when they were last seen, in no particular order. */
  living(kind: string): readonly ObjectRef[];
  appendAudit(entry: Omit<AuditEntry, "id">): void;
  /** Newest first. */
  listAudit(filter: {
    readonly namespaces: readonly string[] | null;
    readonly before?: number;
    readonly limit: number;
  }): readonly AuditEntry[];
  close(): void;
}
