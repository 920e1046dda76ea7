import type { OutcomeResponse } from "@/lib/contracts/config/outcome";
import type { Viewer } from "@/lib/domain/access/viewer";
import { acceptance } from "@/lib/domain/config/acceptance";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { overlaySnapshot } from "@/lib/domain/config/overlay-snapshot";
import { revisionObject } from "@/lib/domain/history/revision-object";
import type { Revision } from "@/lib/domain/history/revision";
import { assessImpact } from "@/lib/domain/impact/assess-impact";
import type { TelemetryRow } from "@/lib/domain/graph/telemetry-row";
import { watchOutcome } from "@/lib/domain/impact/watch-outcome";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { editProblem } from "../../edit-problem";
import { ProblemError } from "../../errors";
import { viewerScope } from "../viewer-scope";
import { objectGone } from "./object-gone";
import { observedRows } from "./observed-rows";

export interface OutcomeRequest {
  readonly ref: ObjectRef;
  /** Unix milliseconds of this server's clock at which it was written. */
  readonly since: number;
}

/** Traffic of this long before the change is what it is compared with. */
const BEFORE_SECONDS = 300;
const LONGEST_NOW_SECONDS = 300;
/** A watch may tell of a write before its answer is there. */
const WATCH_LEAD_MS = 3_000;
/** So far back the history is searched for the object before the change. */
const PAGE = 10;
const MOST_PAGES = 20;
const NOT_YET = "Telemetry cannot be had:";

type InForce = Pick<OutcomeResponse, "inForce" | "flows">;

/**
 * How far a change has come: written, accepted by the control plane, in force. Throws a 404 problem for a namespace that is
 * not visible, 403 and 503 problems of the API server.
 */
export async function getOutcome(
  backend: Backend,
  viewer: Viewer,
  { ref, since }: OutcomeRequest,
  signal: AbortSignal,
): Promise<OutcomeResponse> {
  const { visible } = await viewerScope(backend, viewer, null, signal);
  if (ref.namespace !== "" && !visible.has(ref.namespace)) throw objectGone(ref);
  // A time to come is of another clock than this one.
  const request = { ref, since: Math.min(since, backend.clock.now()) };
  const read = await backend.editor.read(viewer, ref, signal);
  if (!read.ok && read.kind !== "notFound") throw editProblem(read);
  const raw = read.ok ? read.value : null;
  const flows = await watched(backend, viewer, request, raw, signal);
  return { written: raw === null ? null : writtenOf(raw), accepted: acceptedOf(raw), ...flows };
}

function writtenOf(raw: JsonObject): OutcomeResponse["written"] {
  const metadata = objectAt(raw, "metadata");
  const generation = metadata["generation"];
  return {
    resourceVersion: textAt(metadata, "resourceVersion"),
    generation: typeof generation === "number" ? generation : null,
  };
}

function acceptedOf(raw: JsonObject | null): OutcomeResponse["accepted"] {
  if (raw === null)
    return { state: "notTold", message: "The object is deleted; a control plane says nothing of that." };
  return acceptance(raw);
}

async function watched(
  backend: Backend,
  viewer: Viewer,
  request: OutcomeRequest,
  raw: JsonObject | null,
  signal: AbortSignal,
): Promise<InForce> {
  const elapsedSeconds = Math.max(1, Math.floor((backend.clock.now() - request.since) / 1000));
  const nowSeconds = Math.min(LONGEST_NOW_SECONDS, elapsedSeconds);
  try {
    const [before, now, scrapeSeconds] = await Promise.all([
      observedRows(backend, viewer, BEFORE_SECONDS, Math.floor(request.since / 1000), signal),
      observedRows(backend, viewer, nowSeconds, null, signal),
      backend.metrics.scrapeIntervalSeconds(signal),
    ]);
    const seen = { before: before.rows, now: now.rows, visible: before.visible };
    return judge(backend, request, raw, { ...seen, elapsedSeconds, nowSeconds, scrapeSeconds });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { inForce: { state: "cannotTell", message: `${NOT_YET} ${error.problem.detail}` }, flows: [] };
  }
}

interface Seen {
  readonly before: readonly TelemetryRow[];
  readonly now: readonly TelemetryRow[];
  readonly visible: ReadonlySet<string>;
  readonly elapsedSeconds: number;
  readonly nowSeconds: number;
  readonly scrapeSeconds: number;
}

function judge(
  backend: Backend,
  { ref, since }: OutcomeRequest,
  raw: JsonObject | null,
  seen: Seen,
): InForce {
  const was = stateBefore(backend, ref, since);
  const is = raw === null ? null : clusterObjectOf(raw);
  const snapshot = withObject(backend.cluster.snapshot(), ref, is);
  const { rootNamespace, allowAny, autoMtls } = meshConfig(snapshot, backend.istioNamespace);
  const shared = { rootNamespace, homeCluster: backend.clusterName };
  const impact = assessImpact({
    ...shared,
    before: withObject(snapshot, ref, was),
    after: snapshot,
    rows: seen.before,
    windowSeconds: BEFORE_SECONDS,
    visible: seen.visible,
    allowAny,
    autoMtls,
  });
  const changed = { kind: ref.kind, before: was, after: is };
  const outcome = watchOutcome({
    ...shared,
    ...seen,
    changed,
    snapshot,
    beforeSeconds: BEFORE_SECONDS,
    impact,
  });
  return { inForce: { ...outcome.inForce }, flows: [...outcome.flows] };
}

/** The object as the history knew it before the change; null where it was not there. */
function stateBefore({ history }: Backend, ref: ObjectRef, since: number): ClusterObject | null {
  let before: number | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const revisions: readonly Revision[] = history.list({
      namespaces: null,
      object: ref,
      limit: PAGE,
      ...(before !== null && { before }),
    });
    const earlier = revisions.find(({ at, how }) => how === "watched" && at < since - WATCH_LEAD_MS);
    if (earlier !== undefined) {
      const raw = earlier.action === "deleted" ? null : revisionObject(earlier);
      return raw === null ? null : clusterObjectOf(raw);
    }
    before = revisions.at(-1)?.id ?? null;
    if (before === null) return null;
  }
  return null;
}

function clusterObjectOf(raw: JsonObject): ClusterObject | null {
  const read = asClusterObject(raw);
  return read.ok ? read.object : null;
}

function withObject(
  snapshot: ClusterSnapshot,
  ref: ObjectRef,
  object: ClusterObject | null,
): ClusterSnapshot {
  return overlaySnapshot(
    snapshot,
    object === null ? { put: [], removed: [ref] } : { put: [object], removed: [] },
  );
}
