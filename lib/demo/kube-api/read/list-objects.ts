import type { K8sObject } from "../../world/k8s-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import type { ServedKind } from "../kinds/served-kind";
import { readFilter } from "../select/read-filter";
import type { ObjectStore } from "../store/object-store";
import { type ContinueToken, readContinueToken, writeContinueToken } from "./continue-token";
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

function readStart(query: URLSearchParams, store: ObjectStore): Start | Refused {
  const text = query.get("continue") ?? "";
  const after = text === "" ? null : readContinueToken(text);
  if (text !== "" && after === null) return refuse("BadRequest", "continue key is not valid");
  const asked = readRevision(query.get("resourceVersion"), store);
  if (!asked.ok) return asked;
  const exact = query.get("resourceVersionMatch") === "Exact" ? asked.revision : store.revision;
  const revision = after?.revision ?? exact;
  if (revision < store.compactedRevision)
    return refuse(
      "Expired",
      "The provided continue parameter or resourceVersion is too old to display a consistent list result.",
    );
  return { ok: true, revision, after };
}

const follows = ({ metadata }: K8sObject, { namespace, name }: ContinueToken): boolean =>
  `${metadata.namespace ?? ""}/${metadata.name}` > `${namespace}/${name}`;

/** One page of a collection (limit, continue, selectors, resourceVersion); later pages are of the revision of the first. */
export function listObjects(store: ObjectStore, kind: ServedKind, request: ResourceRequest): Page | Refused {
  const filter = readFilter(request);
  if (!filter.ok) return filter;
  const start = readStart(request.query, store);
  if (!start.ok) return start;
  const { after, revision } = start;
  const rest = store
    .list(kind, revision)
    .filter((object) => (after === null || follows(object, after)) && filter.matches(object));
  const limit = Number(request.query.get("limit") ?? 0);
  if (!Number.isInteger(limit) || limit < 0)
    return refuse("BadRequest", "limit: Invalid value: a whole number of at least 0 is expected");
  const items = limit === 0 ? rest : rest.slice(0, limit);
  const metadata: Page["metadata"] = { resourceVersion: String(revision) };
  const last = items.at(-1);
  if (last !== undefined && items.length < rest.length) {
    const { namespace = "", name } = last.metadata;
    metadata.continue = writeContinueToken({ revision, namespace, name });
    metadata.remainingItemCount = rest.length - items.length;
  }
  return { ok: true, items, metadata };
}
