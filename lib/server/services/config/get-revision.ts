import type { RevisionResponse } from "@/lib/contracts/config/history";
import type { Viewer } from "@/lib/domain/access/viewer";
import { revisionObject } from "@/lib/domain/history/revision-object";
import type { Backend } from "../../backend";
import { ProblemError } from "../../errors";
import { viewerScope } from "../viewer-scope";
import { toRevisionDto } from "./list-history";
import { readablePlaces } from "./readable-places";

/** One revision with the object as it was. Throws a 404 problem for one that is not there or may not be read. */
export async function getRevision(
  backend: Backend,
  viewer: Viewer,
  id: number,
  signal: AbortSignal,
): Promise<RevisionResponse> {
  const { history } = backend;
  const revision = history.get(id);
  if (revision === undefined) throw gone(id);
  const { namespace } = revision.object;
  const { visible } = await viewerScope(backend, viewer, null, signal);
  const may = await readablePlaces(backend, viewer, [revision.object], signal);
  if ((namespace !== "" && !visible.has(namespace)) || !may(revision.object)) throw gone(id);
  return { revision: toRevisionDto(history, revision), object: revisionObject(revision) };
}

function gone(id: number): ProblemError {
  const detail = `There is no revision ${id} that you may see; old ones are removed after a while.`;
  return new ProblemError({ title: "Not found", status: 404, detail, parameter: "id" });
}
