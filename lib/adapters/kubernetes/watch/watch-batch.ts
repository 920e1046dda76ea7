import { isJsonObject, parseJsonObject } from "@/lib/adapters/shared/json-object";
import type { ClusterObject, Json } from "@/lib/domain/mesh/cluster-object";
import { failureOfStatus, type ApiFailure } from "../api/api-failure";
import { trimObject } from "../objects/trim-object";
import { objectKey } from "../snapshot/object-table";
import type { WatchTarget } from "./watch-target";

/** What one chunk of a watch stream says. */
export interface WatchBatch {
  readonly changes: ReadonlyMap<string, ClusterObject | null>;
  /** Where to resume after it; null when it says nothing new. */
  readonly resourceVersion: string | null;
  /** An ERROR event, or a line that is no event: the watch is over. */
  readonly failure: ApiFailure | null;
}

/** Folds watch events (one JSON object a line) into one change per object, in order. */
export function readWatchBatch(lines: readonly string[], target: WatchTarget): WatchBatch {
  const changes = new Map<string, ClusterObject | null>();
  let resourceVersion: string | null = null;
  for (const line of lines) {
    if (line.trim() === "") continue;
    const event = parseJsonObject(line);
    if (event === null) return { changes, resourceVersion, failure: NOT_AN_EVENT };
    const { type, object } = event;
    if (type === "ERROR") return { changes, resourceVersion, failure: failureOfEvent(object) };
    resourceVersion = versionOf(object) ?? resourceVersion;
    if (type !== "BOOKMARK") keepChange(object, type === "DELETED", target, changes);
  }
  return { changes, resourceVersion, failure: null };
}

const NOT_AN_EVENT: ApiFailure = { kind: "server", message: "the watch sent something that is no event" };

function keepChange(
  raw: Json | undefined,
  deleted: boolean,
  target: WatchTarget,
  into: Map<string, ClusterObject | null>,
): void {
  const object = trimObject(raw, target.kind, target.version, target.kept);
  if (object === null) return;
  into.set(objectKey(object.meta.namespace, object.meta.name), deleted ? null : object);
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
