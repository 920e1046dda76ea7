import type { ServerResponse } from "node:http";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";
import { storageKind } from "../kinds/storage-kind";
import { readFilter } from "../select/read-filter";
import type { ObjectStore } from "../store/object-store";
import { type ListOptions, readListOptions } from "./list-options";
import type { Presentation } from "./presentation";
import { readRevision } from "./read-revision";
import { firstEvents, seenThrough } from "./watch-events";

const LONGEST_SECONDS = 3600;
/** A client that reads more slowly than this is disconnected; it resumes by resourceVersion. */
const UNREAD_BYTES = 64 * 1024 * 1024;
/** The mark of the bookmark that ends the initial events: https://kubernetes.io/docs/reference/using-api/api-concepts/#streaming-lists */
const INITIAL_EVENTS_END = "k8s.io/initial-events-end";

export interface WatchContext {
  readonly store: ObjectStore;
  readonly kind: ServedKind;
  readonly presentation: Presentation;
  readonly bookmarkMs: number;
}

type Send = (type: string, object: Json) => void;

/** Ends the stream after its timeout, sends bookmarks while it lasts, and stops both when it closes. */
function keepTime(
  response: ServerResponse,
  { timeoutSeconds, bookmarks: wanted }: ListOptions,
  bookmarkMs: number,
  bookmark: () => void,
): void {
  const asked = timeoutSeconds ?? 0;
  const seconds = asked > 0 && asked < LONGEST_SECONDS ? asked : LONGEST_SECONDS;
  const end = setTimeout(() => response.end(), seconds * 1000);
  const bookmarks = wanted ? setInterval(bookmark, bookmarkMs) : undefined;
  response.on("close", () => {
    clearTimeout(end);
    clearInterval(bookmarks);
  });
}

/** Sends what the watch starts with, then each change until the client leaves; false where the start is compacted and the stream ended. */
function stream(
  { store, kind, presentation }: WatchContext,
  matches: Parameters<typeof seenThrough>[0],
  from: number,
  response: ServerResponse,
  send: Send,
): boolean {
  const first = firstEvents(store, kind, matches, from);
  if (first === null) {
    send(
      "ERROR",
      refuse("Expired", `too old resource version: ${from} (${store.compactedRevision})`).reply.body,
    );
    response.end();
    return false;
  }
  for (const event of first) send(event.type, presentation.one(event.object));
  const unsubscribe = store.subscribe((change) => {
    const event = change.kind === storageKind(kind) ? seenThrough(matches, change) : null;
    if (event !== null) send(event.type, presentation.one(event.object));
  });
  response.on("close", unsubscribe);
  return true;
}

/** Where a watch starts: 0 with all that is there, else after that revision; a revision yet to come is simply waited for. */
function startOf(
  { resourceVersion, sendInitialEvents }: ListOptions,
  store: ObjectStore,
): { readonly ok: true; readonly revision: number } | Refused {
  const asked = readRevision(resourceVersion, store);
  if (sendInitialEvents) return asked.ok ? { ok: true, revision: 0 } : asked;
  return asked.ok || asked.reply.code !== 504 ? asked : { ok: true, revision: store.revision };
}

/**
 * Streams the changes of a collection as newline-separated watch events until the client leaves or timeoutSeconds pass.
 * A compacted resourceVersion gets one ERROR event with 410 Expired, as the API server sends it.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export function watchObjects(
  context: WatchContext,
  request: ResourceRequest,
  response: ServerResponse,
): Refused | null {
  const { store, kind, bookmarkMs } = context;
  const read = readListOptions(request.query, true);
  if (!read.ok) return read;
  const { options } = read;
  const filter = readFilter(kind, request);
  if (!filter.ok) return filter;
  const from = startOf(options, store);
  if (!from.ok) return from;
  const send: Send = (type, object) => {
    response.write(`${JSON.stringify({ type, object })}\n`);
    if (response.writableLength > UNREAD_BYTES) response.destroy();
  };
  const bookmark = (metadata: JsonObject = {}): void =>
    send("BOOKMARK", {
      kind: kind.kind,
      apiVersion: groupVersion(kind.group, request.version),
      metadata: { resourceVersion: String(store.revision), ...metadata },
    });
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  if (!stream(context, filter.matches, from.revision, response, send)) return null;
  if (options.sendInitialEvents && options.bookmarks)
    bookmark({ annotations: { [INITIAL_EVENTS_END]: "true" } });
  keepTime(response, options, bookmarkMs, bookmark);
  return null;
}
