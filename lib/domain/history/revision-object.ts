import { toRawObject } from "@/lib/domain/config/to-raw-object";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Revision } from "./revision";

/** The object after a revision, as people write it; null where its content is not known. */
export function revisionObject({ object, state }: Pick<Revision, "object" | "state">): JsonObject | null {
  if (state === null) return null;
  const { labels, annotations, ...own } = state;
  return toRawObject({
    ...own,
    meta: { namespace: object.namespace, name: object.name, labels, annotations },
  });
}
