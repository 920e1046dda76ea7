import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { ALL_CHECKS } from "./all-checks";
import type { Check } from "./check";
import { Dependents } from "./engine/dependents";
import { judgeObject, pairNode, pairOf, type Judged } from "./engine/judge-object";
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

/** Judges an object: by all checks, or only by those that read something which changed. */
function judge(object: ClusterObject, state: State, again?: ReadonlySet<number>): void {
  const { checksOf, reader, judged, dependents } = state;
  const ref = refOf(object);
  const checks = checksOf.get(ref.kind);
  if (checks === undefined) return;
  const before = judged.get(refKey(ref));
  const made = judgeObject(object, checks, reader, before && again && { before, again });
  judged.set(refKey(ref), made);
  made.ran.forEach(({ reads }, check) => {
    if (again === undefined || again.has(check)) dependents.add(pairNode(ref, check), reads);
  });
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
  const reached = before.dependents.reached(files.change(changes));
  const { settings, knownKinds, checksOf } = before;
  const { dependents, readsWhenMade } = dependentsAfter(before);
  const reader = new MeshReader({ files, settings, knownKinds, dependents });
  reader.inherit(before.reader, reached);
  const judged = before.judged.fork();
  const state = { files, settings, knownKinds, dependents, readsWhenMade, checksOf, judged, reader };
  for (const ref of changes.removed) judged.delete(refKey(ref));
  const put = new Set(changes.put);
  for (const object of put) if (files.get(refOf(object)) === object) judge(object, state);
  for (const [key, again] of checksByObject(reached)) {
    const ref = before.judged.get(key)?.ref;
    const object = ref && files.get(ref);
    if (object !== undefined && !put.has(object)) judge(object, state, again);
  }
  return state;
}

/** The places of the checks to run again, by their object. */
function checksByObject(nodes: Iterable<string>): ReadonlyMap<string, ReadonlySet<number>> {
  const checks = new Map<string, Set<number>>();
  for (const node of nodes) {
    const pair = pairOf(node);
    if (pair === null) continue;
    const known = checks.get(pair.key);
    if (known) known.add(pair.check);
    else checks.set(pair.key, new Set([pair.check]));
  }
  return checks;
}

/** Dependents only grow; once most of what they name is of the past they are made anew. */
function dependentsAfter(state: State): Pick<State, "dependents" | "readsWhenMade"> {
  const { dependents, readsWhenMade } = state;
  if (dependents.size <= 2 * readsWhenMade + SLACK) return { dependents, readsWhenMade };
  const made = new Dependents();
  for (const [, { ref, ran }] of state.judged.entries())
    ran.forEach(({ reads }, check) => made.add(pairNode(ref, check), reads));
  for (const [node, reads] of state.reader.kept()) made.add(node, reads);
  return { dependents: made, readsWhenMade: made.size };
}
