import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { asClusterObject } from "./as-cluster-object";

/** Why an edited object cannot be written in the place of the one that was opened. */
export interface EditProblem {
  readonly problem:
    | "kindChanged"
    | "groupChanged"
    | "nameChanged"
    | "namespaceChanged"
    | "uidChanged"
    | "noApiVersion"
    | "noKind"
    | "noName"
    | "nestedTooDeep";
  /** As `pathText` writes it; "" for the whole object. */
  readonly path: string;
  /** What is wrong and what to do; for people. */
  readonly message: string;
}

const PATH_OF = {
  noApiVersion: "apiVersion",
  noKind: "kind",
  noName: "metadata.name",
  nestedTooDeep: "",
} as const;

/**
 * What an edit changes that no write can change: which object it is. Empty where nothing; the version of an object may
 * change, its API group may not. https://kubernetes.io/docs/concepts/overview/working-with-objects/
 */
export function checkEdit(baseline: JsonObject, edited: JsonObject): readonly EditProblem[] {
  const read = asClusterObject(edited);
  if (!read.ok) return [{ problem: read.problem, path: PATH_OF[read.problem], message: read.message }];
  const [before, after] = [objectAt(baseline, "metadata"), objectAt(edited, "metadata")];
  const changes: readonly (readonly [EditProblem["problem"], string, string, string])[] = [
    ["groupChanged", "apiVersion", groupOf(baseline), groupOf(edited)],
    ["kindChanged", "kind", textAt(baseline, "kind"), textAt(edited, "kind")],
    ["nameChanged", "metadata.name", textAt(before, "name"), textAt(after, "name")],
    ["namespaceChanged", "metadata.namespace", textAt(before, "namespace"), textAt(after, "namespace")],
    ["uidChanged", "metadata.uid", textAt(before, "uid"), textAt(after, "uid") || textAt(before, "uid")],
  ];
  return changes
    .filter(([problem, , old, now]) => old !== now && !(problem === "uidChanged" && old === ""))
    .map(([problem, path, old, now]) => ({ problem, path, message: explain(path, old, now) }));
}

function explain(path: string, old: string, now: string): string {
  const [was, is] = [old === "" ? "nothing" : `"${old}"`, now === "" ? "nothing" : `"${now}"`];
  return `${path} was ${was} and is ${is}, which makes it another object. Put it back, or duplicate the object under its new name.`;
}

function groupOf(object: JsonObject): string {
  const apiVersion = textAt(object, "apiVersion");
  const slash = apiVersion.lastIndexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}
