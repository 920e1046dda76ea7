import type { DraftEntry } from "@/lib/client/drafts/draft";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { writeYaml } from "@/lib/yaml/write-yaml";
import { refOfObject, versionOfObject } from "../../draft/model/kind-of-object";
import type { EntryReading } from "../../draft/model/read-entry";

/** What is shown of an entry of a draft. */
export interface EntryFacts {
  readonly ref: ObjectRef;
  readonly version: string;
  readonly action: "create" | "update" | "delete";
  /** The text as it was opened; "" for a new object. */
  readonly original: string;
  /** The text as it is edited; of a delete what is deleted. */
  readonly text: string;
  /** "" for a new object. */
  readonly resourceVersion: string;
}

/** Describes an entry, by what its text says where that can be read, else by what was opened. */
export function entryFacts({ baseline, text }: DraftEntry, reading: EntryReading | undefined): EntryFacts {
  const object = readObject(reading) ?? baseline ?? {};
  const original = baseline === null ? "" : writeYaml(stripServerFields(baseline));
  return {
    ref: refOfObject(object),
    version: versionOfObject(object),
    action: text === null ? "delete" : writeAction(baseline),
    original,
    text: text ?? original,
    resourceVersion: textAt(objectAt(baseline ?? {}, "metadata"), "resourceVersion"),
  };
}

function readObject(reading: EntryReading | undefined): JsonObject | null {
  return reading !== undefined && "object" in reading ? reading.object : null;
}

function writeAction(baseline: JsonObject | null): "create" | "update" {
  return baseline === null ? "create" : "update";
}
