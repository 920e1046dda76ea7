import type { DraftEntry } from "@/lib/client/drafts/draft";
import { kindOfObject } from "./kind-of-object";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { parseDocuments } from "@/lib/yaml/parse-documents";

export interface TextProblem {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Identity of an object, which an edit may not change. */
type Part = "kind" | "name" | "namespace";

/** What the text of a draft's entry comes to. Only "object" and "delete" can be written. */
export type EntryReading =
  | { readonly state: "object"; readonly object: JsonObject }
  | { readonly state: "delete"; readonly object: JsonObject }
  | { readonly state: "empty" }
  | { readonly state: "invalid"; readonly problems: readonly TextProblem[] }
  | { readonly state: "noObject"; readonly missing: "apiVersion" | "kind" | "name" }
  | { readonly state: "several"; readonly objects: readonly JsonObject[] }
  /** Another object than the one that was opened. */
  | {
      readonly state: "other";
      readonly part: Part;
      readonly was: string;
      readonly is: string;
      readonly object: JsonObject;
    };

/** Reads the text of an entry and says what stands in the way of writing it. */
export function readEntry({ baseline, text }: DraftEntry): EntryReading {
  if (text === null) return { state: "delete", object: baseline ?? {} };
  const { documents, problems } = parseDocuments(text);
  if (problems.length > 0) return { state: "invalid", problems };
  const values = documents.map(({ value }) => value).filter((value) => value !== null);
  const [first] = values;
  if (first === undefined) return { state: "empty" };
  if (values.length > 1) return { state: "several", objects: values.filter(isJsonObject) };
  return readObject(first, baseline);
}

function readObject(value: Json, baseline: JsonObject | null): EntryReading {
  const object = isJsonObject(value) ? value : {};
  const missing = missingPart(object);
  if (missing !== null) return { state: "noObject", missing };
  const changed = baseline === null ? null : changedPart(baseline, object);
  return changed === null ? { state: "object", object } : { state: "other", ...changed, object };
}

function missingPart(object: JsonObject): "apiVersion" | "kind" | "name" | null {
  if (textAt(object, "apiVersion") === "") return "apiVersion";
  if (textAt(object, "kind") === "") return "kind";
  const metadata = objectAt(object, "metadata");
  return textAt(metadata, "name") === "" && textAt(metadata, "generateName") === "" ? "name" : null;
}

function changedPart(
  baseline: JsonObject,
  object: JsonObject,
): { readonly part: Part; readonly was: string; readonly is: string } | null {
  const [before, after] = [objectAt(baseline, "metadata"), objectAt(object, "metadata")];
  const parts: readonly (readonly [Part, string, string])[] = [
    ["kind", kindOfObject(baseline), kindOfObject(object)],
    ["name", textAt(before, "name"), textAt(after, "name")],
    ["namespace", textAt(before, "namespace"), textAt(after, "namespace")],
  ];
  const changed = parts.find(([, was, is]) => was !== is);
  return changed === undefined ? null : { part: changed[0], was: changed[1], is: changed[2] };
}
