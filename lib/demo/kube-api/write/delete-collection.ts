import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { listObjects } from "../read/list-objects";
import type { Presentation } from "../read/presentation";
import { deleteObject } from "./delete-object";
import { readDeleteOptions } from "./deletion/read-delete-options";
import type { WriteContext } from "./write-context";

/** Deletes what a list with the same selectors shows, one after the other, and answers with that list. */
export function deleteCollection(
  context: WriteContext,
  request: ResourceRequest,
  presentation: Presentation,
  body: Json | undefined,
): Reply | Refused {
  const page = listObjects(context.store, context.kind, request);
  if (!page.ok) return page;
  const read = readDeleteOptions(body, request.query);
  if (!read.ok) return read;
  for (const { metadata } of page.items) {
    const one = { ...request, name: metadata.name, namespace: metadata.namespace ?? "" };
    const outcome = deleteObject(context, one, presentation, body);
    if ("ok" in outcome) return outcome;
  }
  return { code: 200, body: presentation.list(page.items, page.metadata) };
}
