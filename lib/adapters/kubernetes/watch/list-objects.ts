import { isJsonList } from "@/lib/adapters/shared/json-list";
import { isJsonObject } from "@/lib/adapters/shared/json-object";
import type { Semaphore } from "@/lib/adapters/shared/semaphore";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ApiFailure } from "../api/api-failure";
import type { ApiClient } from "../api/create-api-client";
import { trimObject } from "../objects/trim-object";
import { objectKey } from "../snapshot/object-table";
import { collectionPath, type WatchTarget } from "./watch-target";

export type Listed =
  | { readonly ok: true; readonly objects: Map<string, ClusterObject>; readonly resourceVersion: string }
  | { readonly ok: false; readonly failure: ApiFailure };

const PAGE_SIZE = 500;
const MAX_PAGES = 400;
const MAX_RESTARTS = 2;

/**
 * Everything in the target's collection, trimmed page by page. A continue token that expired meanwhile (410) starts
 * over from the first page. At most 200,000 objects. `lists` bounds how many lists run at once.
 */
export async function listObjects(
  client: ApiClient,
  target: WatchTarget,
  lists: Semaphore,
  signal: AbortSignal,
): Promise<Listed> {
  const release = await lists.acquire(signal);
  if (release === null) return { ok: false, failure: { kind: "aborted", message: "no longer wanted" } };
  try {
    for (let restarts = 0; ; restarts += 1) {
      const listed = await listPages(client, target, signal);
      if (listed.ok || listed.failure.kind !== "gone" || restarts === MAX_RESTARTS) return listed;
    }
  } finally {
    release();
  }
}

async function listPages(client: ApiClient, target: WatchTarget, signal: AbortSignal): Promise<Listed> {
  const objects = new Map<string, ClusterObject>();
  let next = "";
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const parameters = { limit: String(PAGE_SIZE), ...(next === "" ? {} : { continue: next }) };
    const answer = await client.getJson(collectionPath(target, parameters), signal);
    if (!answer.ok) return answer;
    keepItems(answer.value, target, objects);
    const metadata = isJsonObject(answer.value["metadata"]) ? answer.value["metadata"] : {};
    const { continue: more, resourceVersion } = metadata;
    if (typeof more === "string" && more !== "") {
      next = more;
      continue;
    }
    if (typeof resourceVersion === "string") return { ok: true, objects, resourceVersion };
    return { ok: false, failure: { kind: "server", message: "the list has no resourceVersion" } };
  }
  const message = `more than ${MAX_PAGES * PAGE_SIZE} ${target.kind.plural}`;
  return { ok: false, failure: { kind: "tooLarge", message } };
}

function keepItems(list: JsonObject, target: WatchTarget, into: Map<string, ClusterObject>): void {
  const { items } = list;
  if (!isJsonList(items)) return;
  for (const item of items) {
    const object = trimObject(item, target.kind, target.version, target.kept);
    if (object !== null) into.set(objectKey(object.meta.namespace, object.meta.name), object);
  }
}
