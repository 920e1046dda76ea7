import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { EditResult, ObjectEvent } from "@/lib/ports/cluster-editor";
import type { ApiClient } from "../api/create-api-client";
import { editFailureOf } from "./edit-failure";
import type { ObjectAddress } from "./object-address";

/** Read of the API server, which knows no order by time. */
const MAX_READ = 500;
const MAX_EVENTS = 50;
/** Where Events about cluster-scoped objects are written. */
const CLUSTER_EVENTS = "default";

/**
 * The newest Events (core v1, at most 50) about an object of this name, newest first; also about an earlier one of the
 * same name. https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export async function listEvents(
  client: ApiClient,
  { kind, namespace, name }: ObjectAddress,
  signal: AbortSignal,
): Promise<EditResult<readonly ObjectEvent[]>> {
  const query = new URLSearchParams({
    fieldSelector: `involvedObject.kind=${kind.kind},involvedObject.name=${name}`,
    limit: String(MAX_READ),
  });
  const within = encodeURIComponent(namespace ?? CLUSTER_EVENTS);
  const answer = await client.getJson(`/api/v1/namespaces/${within}/events?${query.toString()}`, signal);
  if (!answer.ok) return editFailureOf(answer.failure);
  const events = objectsAt(answer.value, "items")
    .filter((event) => isOfGroup(event, kind.group))
    .map(eventOf);
  return { ok: true, value: events.sort((a, b) => b.lastSeen - a.lastSeen).slice(0, MAX_EVENTS) };
}

/** Two groups may share a kind's name; an Event that names no version is taken for either's. */
function isOfGroup(event: JsonObject, group: string): boolean {
  const apiVersion = textAt(objectAt(event, "involvedObject"), "apiVersion");
  if (apiVersion === "") return true;
  return group === "" ? !apiVersion.includes("/") : apiVersion.startsWith(`${group}/`);
}

function eventOf(event: JsonObject): ObjectEvent {
  const series = objectAt(event, "series");
  const counts = [series["count"], event["count"]];
  const reporter = textAt(event, "reportingComponent");
  return {
    type: textAt(event, "type"),
    reason: textAt(event, "reason"),
    message: textAt(event, "message"),
    count: counts.find((count) => typeof count === "number") ?? 1,
    lastSeen: lastSeen(event, series),
    source: reporter === "" ? textAt(objectAt(event, "source"), "component") : reporter,
  };
}

/** Unix milliseconds. */
function lastSeen(event: JsonObject, series: JsonObject): number {
  const times = [
    textAt(series, "lastObservedTime"),
    textAt(event, "lastTimestamp"),
    textAt(event, "eventTime"),
    textAt(objectAt(event, "metadata"), "creationTimestamp"),
  ];
  const seconds = times.map(parseTimestamp).find((time) => time !== null) ?? 0;
  return seconds * 1000;
}
