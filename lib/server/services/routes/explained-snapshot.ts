import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { overlaySnapshot } from "@/lib/domain/config/overlay-snapshot";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import type { Backend } from "../../backend";
import { badParameter } from "../../errors";
import { configurationWarnings } from "../mesh/configuration-warnings";
import { snapshotAt } from "./snapshot-at";

type Warnings = ExplainResponse["warnings"];

export interface ExplainedSnapshot {
  readonly snapshot: ClusterSnapshot;
  readonly of: ExplainResponse["of"];
  readonly warnings: Warnings;
}

/** The configuration that a request is to be explained by: as it is, as it was, with drafts laid over it. */
export function explainedSnapshot(
  { cluster, history, clock }: Pick<Backend, "cluster" | "history" | "clock">,
  { drafts = [], at }: Pick<ExplainRequest, "drafts" | "at">,
): ExplainedSnapshot {
  const now = cluster.snapshot();
  const isPast = at !== undefined && at < clock.now();
  const past = isPast ? snapshotAt(now, history, at) : null;
  const overlay = overlayOf(drafts);
  const warnings = [
    ...(past === null || at === undefined ? [] : pastWarnings(history.since(), at, past)),
    ...configurationWarnings({ cluster }, overlay.put),
  ];
  const base = past?.snapshot ?? now;
  if (drafts.length === 0) return { snapshot: base, of: isPast ? "then" : "now", warnings };
  return { snapshot: overlaySnapshot(base, overlay), of: "draft", warnings };
}

function overlayOf(drafts: NonNullable<ExplainRequest["drafts"]>): {
  readonly put: readonly ClusterObject[];
  readonly removed: readonly ObjectRef[];
} {
  const objects = drafts.map((draft, index) => {
    const read = asClusterObject(draft);
    if (!read.ok) throw badParameter(`drafts.${index}`, read.message);
    return read.object;
  });
  const isRemoved = ({ meta }: ClusterObject): boolean => meta.deletionTimestamp !== undefined;
  const removed = objects.filter(isRemoved).map((object) => {
    const { namespace, name } = object.meta;
    return { kind: kindKeyOf(object), namespace, name };
  });
  return { put: objects.filter((object) => !isRemoved(object)), removed };
}

function pastWarnings(
  since: number,
  at: number,
  { unknown, complete }: Pick<ReturnType<typeof snapshotAt>, "unknown" | "complete">,
): Warnings {
  const warnings: Warnings = [
    {
      code: "asOfThen",
      message: "Configuration is as it was; Pods, Services and their endpoints are as they are now.",
    },
  ];
  if (at < since) {
    const from = new Date(since).toISOString();
    const message = `Changes are known since ${from} only; what changed before is not undone.`;
    warnings.push({ code: "historyTooShort", message });
  }
  if (unknown.length > 0) {
    const message = "Objects changed since then of which nobody recorded what they were; they are as now.";
    warnings.push({ code: "unknownRevisions", message });
  }
  if (!complete) {
    const message = "More changed since then than is looked at; choose a later moment.";
    warnings.push({ code: "tooManyChanges", message });
  }
  return warnings;
}
