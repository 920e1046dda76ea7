import type { K8sObject } from "../../world/k8s-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ServedKind } from "../kinds/served-kind";
import { readFilter } from "../select/read-filter";
import type { ObjectStore } from "../store/object-store";
import { type ContinueToken, readContinueToken, writeContinueToken } from "./continue-token";
import { type ListOptions, readListOptions } from "./list-options";
import { readRevision } from "./read-revision";

export interface Page {
  readonly ok: true;
  readonly items: readonly K8sObject[];
  readonly metadata: { readonly resourceVersion: string; continue?: string; remainingItemCount?: number };
}

interface Start {
  readonly ok: true;
  readonly revision: number;
  readonly after: ContinueToken | null;
}

/** The revision of a token that goes on with the present state: given to those whose own revision is forgotten. */
const PRESENT = -1;

function continued(text: string, resourceVersion: string, store: ObjectStore): Start | Refused {
  const after = readContinueToken(text);
  if (after === null) return refuse("BadRequest", "invalid continue token: continue key is not valid");
  if (resourceVersion !== "" && resourceVersion !== "0")
    return refuse("BadRequest", "specifying resource version is not allowed when using continue");
  if (after.revision === PRESENT) return { ok: true, revision: store.revision, after };
  if (after.revision >= store.compactedRevision && after.revision <= store.revision)
    return { ok: true, revision: after.revision, after };
  return refuse(
    "Expired",
    "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.",
    {},
    { continue: writeContinueToken({ ...after, revision: PRESENT }) },
  );
}

function readStart(options: ListOptions, store: ObjectStore): Start | Refused {
  const { continueToken, resourceVersion, match, limit } = options;
  if (continueToken !== "") return continued(continueToken, resourceVersion, store);
  const asked = readRevision(resourceVersion, store);
  if (!asked.ok) return asked;
  // A page of a named revision is of exactly that one, unless the client takes a newer one.
  const exact = match === "Exact" || (match === "" && limit > 0 && asked.revision > 0);
  if (!exact) return { ok: true, revision: store.revision, after: null };
  if (asked.revision < store.compactedRevision)
    return refuse(
      "Expired",
      `The resourceVersion for the provided list is too old: ${asked.revision} (${store.compactedRevision})`,
    );
  return { ok: true, revision: asked.revision, after: null };
}

const follows = ({ metadata }: K8sObject, { namespace, name }: ContinueToken): boolean =>
  `${metadata.namespace ?? ""}/${metadata.name}` > `${namespace}/${name}`;

/**
 * One page of a collection (limit, continue, selectors, resourceVersion); later pages are of the revision of the first.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export function listObjects(store: ObjectStore, kind: ServedKind, request: ResourceRequest): Page | Refused {
  const read = readListOptions(request.query, false);
  if (!read.ok) return read;
  const filter = readFilter(kind, request);
  if (!filter.ok) return filter;
  const start = readStart(read.options, store);
  if (!start.ok) return start;
  const { after, revision } = start;
  const { limit } = read.options;
  const rest = store
    .list(kind, revision)
    .filter((object) => (after === null || follows(object, after)) && filter.matches(object));
  const items = limit === 0 ? rest : rest.slice(0, limit);
  const metadata: Page["metadata"] = { resourceVersion: String(revision) };
  const last = items.at(-1);
  if (last !== undefined && items.length < rest.length) {
    const { namespace = "", name } = last.metadata;
    metadata.continue = writeContinueToken({ revision, namespace, name });
    if (filter.everything) metadata.remainingItemCount = rest.length - items.length;
  }
  return { ok: true, items, metadata };
}
