import type { AuditResponse } from "@/lib/contracts/config/history";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { AuditEntry } from "@/lib/ports/history-store";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { fillPage } from "./fill-page";
import { readablePlaces } from "./readable-places";

const PAGE = 100;

/** Who wrote what through Meshlens, newest first; only about objects that the viewer may read. */
export async function listAudit(
  backend: Backend,
  viewer: Viewer,
  { namespaces, before }: { readonly namespaces: readonly string[] | null; readonly before: number | null },
  signal: AbortSignal,
): Promise<AuditResponse> {
  const { history } = backend;
  const { visible } = await viewerScope(backend, viewer, namespaces, signal);
  const within = namespaces ?? ["", ...visible];
  const page = history.listAudit({ namespaces: within, limit: PAGE, ...(before !== null && { before }) });
  const may = await readablePlaces(
    backend,
    viewer,
    page.map(({ object }) => object),
    signal,
  );
  const admits = ({ object }: AuditEntry): boolean => may(object);
  const { rows, next } = fillPage(page, { limit: PAGE, admits, rowOf: (entry) => entry });
  return {
    since: history.since(),
    kept: history.kept,
    entries: rows,
    next,
  };
}
