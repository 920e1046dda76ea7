import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Check, FoundHere } from "../check";
import type { Finding } from "../finding";
import { ignoredCodes } from "./ignored-codes";
import type { MeshReader } from "./mesh-reader";
import { refKey, refOf } from "./object-key";

/** What one check found in one object, and what it read for that. */
interface Ran {
  readonly found: readonly Finding[];
  readonly reads: ReadonlySet<string>;
}

/** What all checks of its kind found in one object. */
export interface Judged {
  readonly ref: ObjectRef;
  /** In the order of the checks. */
  readonly ran: readonly Ran[];
  readonly findings: readonly Finding[];
}

/** The name of one check of one object among those that read something; the check is its place among those of the kind. */
export function pairNode(ref: ObjectRef, check: number): string {
  return `${check}\n${refKey(ref)}`;
}

/** The object's key and the check's place by such a name; null where it names something else. */
export function pairOf(node: string): { readonly key: string; readonly check: number } | null {
  const end = node.indexOf("\n");
  const check = Number(node.slice(0, end));
  return Number.isInteger(check) ? { key: node.slice(end + 1), check } : null;
}

/**
 * Runs the checks of an object's kind: all of them, or those whose places are in `again` while the others keep what they
 * found `before`. What the object's annotation or the settings ignore is left out, and repetitions.
 */
export function judgeObject(
  object: ClusterObject,
  checks: readonly Check[],
  mesh: MeshReader,
  earlier?: { readonly before: Judged; readonly again: ReadonlySet<number> },
): Judged {
  const ref = refOf(object);
  const ran = checks.map((check, index): Ran => {
    const kept = earlier?.again.has(index) === false ? earlier.before.ran[index] : undefined;
    if (kept !== undefined) return kept;
    const { value, reads } = mesh.noting(() => check.run(object, mesh));
    return { found: value.map((here) => findingOf(here, check, ref)), reads };
  });
  const { ignoredCodes: unwanted } = mesh.settings;
  return { ref, ran, findings: wanted(ran, ignoredCodes(object), unwanted) };
}

function findingOf(here: FoundHere, { codes }: Check, object: ObjectRef): Finding {
  return { ...here, code: here.code ?? codes[0] ?? "", object };
}

function wanted(
  ran: readonly Ran[],
  ignored: ReadonlySet<string> | "all",
  unwanted: readonly string[],
): readonly Finding[] {
  if (ignored === "all") return [];
  const findings = new Map<string, Finding>();
  for (const { found } of ran) {
    for (const finding of found) {
      const { code, severity, path, message } = finding;
      if (ignored.has(code) || unwanted.includes(code)) continue;
      const sameness = JSON.stringify([code, severity, path, message]);
      if (!findings.has(sameness)) findings.set(sameness, finding);
    }
  }
  return Array.from(findings.values());
}
