import type { HistoryResponse, RevisionDto } from "@/lib/contracts/config/history";
import type { Viewer } from "@/lib/domain/access/viewer";
import { diffObjects } from "@/lib/domain/config/diff-objects";
import { revisionObject } from "@/lib/domain/history/revision-object";
import type { Revision } from "@/lib/domain/history/revision";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { HistoryStore } from "@/lib/ports/history-store";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { fillPage } from "./fill-page";
import { readablePlaces } from "./readable-places";

const PAGE = 100;
/** More lines of a change than this nobody reads in a list. */
const MOST_CHANGES = 40;
/** So many revisions back the content before a change is looked for. */
const LOOK_BACK = 20;

export interface HistoryRequest {
  readonly namespaces: readonly string[] | null;
  readonly object: ObjectRef | null;
  /** Id of the last revision of the page before. */
  readonly before: number | null;
}

/** Changes of configuration that the viewer may read, newest first, each against the one before it. */
export async function listHistory(
  backend: Backend,
  viewer: Viewer,
  { namespaces, object, before }: HistoryRequest,
  signal: AbortSignal,
): Promise<HistoryResponse> {
  const { history } = backend;
  const { visible } = await viewerScope(backend, viewer, namespaces, signal);
  const within = namespaces ?? ["", ...visible];
  const page = history.list({
    namespaces: within,
    limit: PAGE,
    changesOnly: object === null,
    ...(object !== null && { object }),
    ...(before !== null && { before }),
  });
  const may = await readablePlaces(
    backend,
    viewer,
    page.map((revision) => revision.object),
    signal,
  );
  const { rows, next } = fillPage(page, {
    limit: PAGE,
    admits: (revision) => may(revision.object),
    rowOf: (revision) => toRevisionDto(history, revision),
  });
  return {
    since: history.since(),
    kept: history.kept,
    revisions: rows,
    next,
  };
}

/** A revision as answers carry it, with what it changed. */
export function toRevisionDto(history: HistoryStore, revision: Revision): RevisionDto {
  const { id, object, at, action, how, manager, resourceVersion, state } = revision;
  const known = state !== null;
  return {
    id,
    object,
    at,
    action,
    how,
    manager,
    resourceVersion,
    known,
    changes: changesOf(history, revision),
  };
}

function changesOf(history: HistoryStore, revision: Revision): RevisionDto["changes"] {
  const { object, id, state, action } = revision;
  if (state === null || action === "found" || action === "created") return [];
  // The one before it nearly always tells; only marks of earlier times have no content.
  for (const limit of [1, LOOK_BACK]) {
    const earlier = history.list({ namespaces: null, object, before: id, limit });
    const previous = earlier.find((one) => one.state !== null);
    if (previous !== undefined)
      return [...diffObjects(revisionObject(previous), revisionObject(revision))].slice(0, MOST_CHANGES);
  }
  return [];
}
