import { isJsonObject, parseJsonObject } from "@/lib/adapters/shared/json-object";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { failureOfStatus, type ApiFailure } from "../api/api-failure";
import { trimObject } from "../objects/trim-object";
import { objectKey } from "../snapshot/object-table";
import type { ObjectStep } from "../snapshot/table-changes";
import type { WatchTarget } from "./watch-target";

/** What one chunk of a watch stream says. */
export interface WatchBatch {
  /** Every event about an object, in order. */
  readonly steps: readonly ObjectStep[];
  /** Where to resume after it; null when it says nothing new. */
  readonly resourceVersion: string | null;
  /** An ERROR event, or a line that is no event: the watch is over. */
  readonly failure: ApiFailure | null;
}

/** Reads watch events, one JSON object a line. */
export function readWatchBatch(lines: readonly string[], target: WatchTarget): WatchBatch {
  const steps: ObjectStep[] = [];
  let resourceVersion: string | null = null;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const event = parseJsonObject(line);
    if (event === null) return { steps, resourceVersion, failure: NOT_AN_EVENT };
    const { type, object } = event;
    if (type === "ERROR") return { steps, resourceVersion, failure: failureOfEvent(object) };
    resourceVersion = versionOf(object) ?? resourceVersion;
    if (type !== "BOOKMARK") keepStep(object, type === "DELETED", target, steps);
  }
  return { steps, resourceVersion, failure: null };
}

const NOT_AN_EVENT: ApiFailure = { kind: "server", message: "the watch sent something that is no event" };

function keepStep(raw: Json | undefined, deleted: boolean, target: WatchTarget, into: ObjectStep[]): void {
  const object = trimObject(raw, target.kind, target.version, target.kept);
  if (object === null) return;
  into.push([objectKey(object.meta.namespace, object.meta.name), deleted ? null : object]);
}

function versionOf(object: Json | undefined): string | null {
  if (!isJsonObject(object) || !isJsonObject(object["metadata"])) return null;
  const version = object["metadata"]["resourceVersion"];
  return typeof version === "string" && version !== "" ? version : null;
}

function failureOfEvent(status: Json | undefined): ApiFailure {
  const object = isJsonObject(status) ? status : null;
  const code = object?.["code"];
  return failureOfStatus(typeof code === "number" ? code : 500, object, undefined);
}
