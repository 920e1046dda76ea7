import type { Viewer } from "@/lib/domain/access/viewer";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ObservedMesh } from "@/lib/domain/routing/observed-mesh";
import { unlistedWarnings } from "./unlisted-warnings";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import type { Reply } from "../../http/reply";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { seesFindings } from "../config/sees-findings";
import { firstSync } from "../first-sync";
import { loadView, type LoadedView } from "../load-view";
import { viewerScope } from "../viewer-scope";
import { configurationWarnings } from "./configuration-warnings";
import { foreignNames } from "./foreign-names";

/** With `idle` a metrics source that is down leaves the configuration to be told. */
const OPTIONS = {
  type: "workload",
  serviceNodes: false,
  throughput: false,
  messages: false,
  idle: true,
  responseTime: null,
} as const;

export interface MeshObservation {
  readonly mesh: ObservedMesh;
  /** All namespaces the viewer may see. */
  readonly seen: ReadonlySet<string>;
  /** Whether the viewer may list namespaces; else there may be more of them than anyone here knows. */
  readonly listed: boolean;
  /** Unix seconds. */
  readonly at: number;
  /** What is missing and why. */
  readonly warnings: { readonly code: string; readonly message: string }[];
  /** Whether the viewer may know of an object. */
  readonly sees: (ref: ObjectRef) => boolean;
  /** Takes from a text what the viewer may not know the name of. */
  readonly hide: (text: string) => string;
}

/**
 * The configuration and the traffic of a window, to be compared, as the viewer may know of them. Throws the 404 problem of
 * a namespace that is not visible and a 503 problem where rights cannot be decided.
 */
export async function observeMesh(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<MeshObservation> {
  return (await readyToObserve(backend, viewer, asked, signal)).observe();
}

/** The answer that `make` draws from an observation; made once for viewers, configurations and ticks that are equal. */
export async function meshReply<T>(
  name: string,
  make: (observation: MeshObservation) => T,
  ...question: Parameters<typeof observeMesh>
): Promise<Reply<T>> {
  const { observe, cacheKey, reusableMs } = await readyToObserve(...question);
  return {
    cacheKey: cacheKey === null ? null : `${name} ${cacheKey}`,
    reusableMs,
    body: () => make(observe()),
  };
}

interface ReadyToObserve {
  /** Equal for equal observations; null where they are not worth keeping. */
  readonly cacheKey: string | null;
  readonly reusableMs: number;
  readonly observe: () => MeshObservation;
}

async function readyToObserve(
  backend: Backend,
  viewer: Viewer,
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<ReadyToObserve> {
  const { namespaces, windowSeconds } = asked;
  // Callers and routes of other namespaces decide here too: all that is visible is read, whatever is asked about.
  const request = { namespaces: null, windowSeconds, at: null, options: OPTIONS };
  // What may be read is decided of the objects that are there.
  await firstSync(backend, signal);
  const [{ visible, how }, view, sees] = await Promise.all([
    viewerScope(backend, viewer, namespaces, signal),
    loadView(backend, viewer, request, signal),
    seesFindings(backend, viewer, signal),
  ]);
  const snapshot = backend.cluster.snapshot();
  const doubts = configurationWarnings(backend);
  const key = [view.cacheKey, viewer.identity, snapshot.revision, namespaces, doubts];
  const ingredients = { backend, snapshot, view, seen: visible, listed: how === "list", sees, asked, doubts };
  return {
    cacheKey: view.cacheKey === null ? null : JSON.stringify(key),
    reusableMs: view.scrapeIntervalSeconds * 1000,
    observe: () => observation(ingredients),
  };
}

interface Ingredients {
  readonly backend: Backend;
  readonly snapshot: ClusterSnapshot;
  readonly view: LoadedView;
  readonly seen: ReadonlySet<string>;
  readonly listed: boolean;
  readonly sees: MeshObservation["sees"];
  readonly asked: AskedMesh;
  /** Why the configuration may be another than is known. */
  readonly doubts: ReturnType<typeof configurationWarnings>;
}

function observation(ingredients: Ingredients): MeshObservation {
  const { backend, snapshot, view, seen, listed, sees, asked, doubts } = ingredients;
  const { namespaces, windowSeconds } = asked;
  const { rows, warnings, at } = view.make();
  const { rootNamespace, allowAny, autoMtls } = meshConfig(snapshot, backend.istioNamespace);
  const isKnown = !warnings.some(({ code }) => code === "noTelemetry");
  const known = snapshot.list("Namespace").map(({ meta }) => meta.name);
  return {
    mesh: {
      snapshot,
      rootNamespace,
      allowAny,
      autoMtls,
      homeCluster: backend.clusterName,
      rows: isKnown ? rows : null,
      windowSeconds,
      visible: namespaces === null ? seen : new Set(namespaces),
    },
    seen,
    listed,
    at,
    warnings: [...warnings, ...doubts, ...unlistedWarnings(listed)].map(({ code, message }) => ({
      code,
      message,
    })),
    sees,
    hide: foreignNames(known, seen),
  };
}
