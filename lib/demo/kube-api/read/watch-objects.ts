import type { ServerResponse } from "node:http";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import type { ServedKind } from "../kinds/served-kind";
import type { ObjectFilter } from "../select/object-filter";
import { readFilter } from "../select/read-filter";
import type { ObjectStore } from "../store/object-store";
import type { Presentation } from "./presentation";
import { readRevision } from "./read-revision";
import { firstEvents, seenThrough } from "./watch-events";

const LONGEST_SECONDS = 3600;
/** A client that reads more slowly than this is disconnected; it resumes by resourceVersion. */
const UNREAD_BYTES = 64 * 1024 * 1024;

export interface WatchContext {
  readonly store: ObjectStore;
  readonly kind: ServedKind;
  readonly presentation: Presentation;
  readonly bookmarkMs: number;
}

/** Ends the stream after its timeout, sends bookmarks while it lasts, and stops both when it closes. */
function keepTime(
  response: ServerResponse,
  query: URLSearchParams,
  bookmarkMs: number,
  bookmark: () => void,
): void {
  const asked = Number(query.get("timeoutSeconds") ?? LONGEST_SECONDS);
  const seconds = asked > 0 && asked < LONGEST_SECONDS ? asked : LONGEST_SECONDS;
  const end = setTimeout(() => response.end(), seconds * 1000);
  const wanted = query.get("allowWatchBookmarks") === "true";
  const bookmarks = wanted ? setInterval(bookmark, bookmarkMs) : undefined;
  response.on("close", () => {
    clearTimeout(end);
    clearInterval(bookmarks);
  });
}

/** Sends what is there and then each change until the client leaves; false where the start is compacted and the stream ended. */
function stream(
  { store, kind, presentation }: WatchContext,
  matches: ObjectFilter,
  from: number,
  response: ServerResponse,
  send: (type: string, object: Json) => void,
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
    const event = change.kind === kind ? seenThrough(matches, change) : null;
    if (event !== null) send(event.type, presentation.one(event.object));
  });
  response.on("close", unsubscribe);
  return true;
}

/**
 * Streams the changes of a collection as newline-separated watch events until the client leaves or timeoutSeconds pass.
 * A compacted resourceVersion gets one ERROR event with 410 Expired, as the API server sends it.
 */
export function watchObjects(
  context: WatchContext,
  request: ResourceRequest,
  response: ServerResponse,
): Refused | null {
  const { store, kind, bookmarkMs } = context;
  const { query, version } = request;
  if (query.get("sendInitialEvents") === "true")
    return refuse(
      "Invalid",
      "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled",
    );
  const filter = readFilter(request);
  if (!filter.ok) return filter;
  const from = readRevision(query.get("resourceVersion"), store);
  if (!from.ok) return from;
  const send = (type: string, object: Json): void => {
    response.write(`${JSON.stringify({ type, object })}\n`);
    if (response.writableLength > UNREAD_BYTES) response.destroy();
  };
  response.writeHead(200, { "content-type": "application/json" });
  response.flushHeaders();
  if (!stream(context, filter.matches, from.revision, response, send)) return null;
  keepTime(response, query, bookmarkMs, () => {
    const metadata = { resourceVersion: String(store.revision) };
    send("BOOKMARK", { kind: kind.kind, apiVersion: groupVersion(kind.group, version), metadata });
  });
  return null;
}
