import type { FindingsResponse } from "@/lib/contracts/config/findings-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { Finding } from "@/lib/domain/validations/finding";
import type { Backend } from "../../backend";
import { viewerScope } from "../viewer-scope";
import { seesFindings } from "./sees-findings";
import { toFindingDto } from "./to-finding-dto";

/** More findings than this nobody reads; the worst ones come first. */
const MOST = 5_000;
const RANK: Readonly<Record<Finding["severity"], number>> = { error: 0, warning: 1, info: 2 };

/** The findings of every object that the viewer may read in these namespaces, worst first. */
export async function listFindings(
  backend: Backend,
  viewer: Viewer,
  namespaces: readonly string[] | null,
  signal: AbortSignal,
): Promise<FindingsResponse> {
  await viewerScope(backend, viewer, namespaces, signal);
  const sees = await seesFindings(backend, viewer, signal);
  const within = namespaces === null ? null : new Set(["", ...namespaces]);
  const found = backend.checks
    .current()
    .all()
    .filter(({ object }) => sees(object) && (within === null || within.has(object.namespace)))
    .toSorted((one, other) => RANK[one.severity] - RANK[other.severity]);
  return { findings: found.slice(0, MOST).map((finding) => toFindingDto(finding, sees)) };
}
