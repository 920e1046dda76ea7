import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { ALL_CHECKS } from "./all-checks";
import type { Check } from "./check";
import { Dependents } from "./engine/dependents";
import { judgeObject } from "./engine/judge-object";
import { LayeredMap } from "./engine/layered-map";
import { MeshReader, type ReaderParts } from "./engine/mesh-reader";
import { ObjectFiles, type ObjectChanges } from "./engine/object-files";
import { refKey, refOf } from "./engine/object-key";
import type { Finding, Severity } from "./finding";
import type { ValidationSettings } from "./mesh-view";

/** So many reads of the past are always borne. */
const SLACK = 1_000;

export type FindingCounts = Readonly<Record<Severity, number>>;

/** What all checks find in a mesh at one moment. */
export interface MeshChecks {
  /** The findings of one object; none where there is no such object. */
  findingsOf(ref: ObjectRef): readonly Finding[];
  /** The findings of the whole mesh, those of one object together. */
  all(): readonly Finding[];
  counts(ref: ObjectRef): FindingCounts;
  /** The same mesh after some changes; this one stays as it is. Only what the changes touch is judged again. */
  with(changes: ObjectChanges): MeshChecks;
}

interface Judged {
  readonly ref: ObjectRef;
  readonly findings: readonly Finding[];
  readonly reads: ReadonlySet<string>;
}

interface State extends ReaderParts {
  readonly checksOf: ReadonlyMap<string, readonly Check[]>;
  readonly judged: LayeredMap<string, Judged>;
  readonly reader: MeshReader;
  /** How many reads there were when the dependents were last made from what is judged. */
  readonly readsWhenMade: number;
}

/**
 * Judges every object of a snapshot. `knownKinds` are the keys of the kinds that have been read completely: checks that need
 * another one say nothing.
 */
export function createMeshChecks(
  snapshot: ClusterSnapshot,
  settings: ValidationSettings,
  knownKinds: ReadonlySet<string>,
  checks: readonly Check[] = ALL_CHECKS,
): MeshChecks {
  const parts = { files: ObjectFiles.of(snapshot), settings, knownKinds, dependents: new Dependents() };
  const checksOf = byKind(checks);
  const state = {
    ...parts,
    checksOf,
    judged: new LayeredMap<string, Judged>(),
    reader: new MeshReader(parts),
  };
  for (const object of parts.files.ofKinds(checksOf.keys())) judge(object, { ...state, readsWhenMade: 0 });
  return meshChecks({ ...state, readsWhenMade: parts.dependents.size });
}

function byKind(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  const kinds = new Set<string>(checks.flatMap((check) => check.kinds));
  return new Map(
    Array.from(kinds, (kind) => [kind, checks.filter((check) => check.kinds.some((own) => own === kind))]),
  );
}

function judge(object: ClusterObject, { checksOf, reader, judged, dependents }: State): void {
  const ref = refOf(object);
  const checks = checksOf.get(ref.kind);
  if (checks === undefined) return;
  const { value, reads } = reader.noting(() => judgeObject(object, checks, reader));
  const key = refKey(ref);
  judged.set(key, { ref, findings: value, reads });
  dependents.add(key, reads);
}

function meshChecks(state: State): MeshChecks {
  const findingsOf = (ref: ObjectRef): readonly Finding[] => state.judged.get(refKey(ref))?.findings ?? [];
  let all: readonly Finding[] | null = null;
  return {
    findingsOf,
    all() {
      all ??= Array.from(state.judged.entries(), ([, { findings }]) => findings).flat();
      return all;
    },
    counts(ref) {
      const counts = { error: 0, warning: 0, info: 0 };
      for (const { severity } of findingsOf(ref)) counts[severity] += 1;
      return counts;
    },
    with: (changes) => meshChecks(changed(state, changes)),
  };
}

function changed(before: State, changes: ObjectChanges): State {
  const files = before.files.fork();
  const touched = files.change(changes);
  const reached = before.dependents.reached(touched);
  const judged = before.judged.fork();
  const again = new Map<string, ClusterObject>();
  for (const node of reached) {
    const ref = judged.get(node)?.ref;
    const object = ref && files.get(ref);
    if (object !== undefined) again.set(node, object);
  }
  for (const ref of changes.removed) judged.delete(refKey(ref));
  for (const object of changes.put) again.set(refKey(refOf(object)), object);
  const renewed = dependentsAfter(before);
  const parts = { ...before, ...renewed, files, judged };
  const reader = new MeshReader(parts);
  reader.inherit(before.reader, reached);
  const state = { ...parts, reader };
  for (const object of again.values()) if (files.get(refOf(object)) !== undefined) judge(object, state);
  return state;
}

/** Dependents only grow; once most of what they name is of the past they are made anew. */
function dependentsAfter(state: State): Pick<State, "dependents" | "readsWhenMade"> {
  const { dependents, readsWhenMade } = state;
  if (dependents.size <= 2 * readsWhenMade + SLACK) return { dependents, readsWhenMade };
  const made = new Dependents();
  for (const [key, { reads }] of state.judged.entries()) made.add(key, reads);
  for (const [node, reads] of state.reader.kept()) made.add(node, reads);
  return { dependents: made, readsWhenMade: made.size };
}
