import type { Viewer } from "@/lib/domain/access/viewer";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ObservedMesh } from "@/lib/domain/routing/observed-mesh";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { seesFindings } from "../config/sees-findings";
import { loadView } from "../load-view";
import { viewerScope } from "../viewer-scope";
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
 * The configuration and the traffic of a window, to be compared, as the viewer may know of them; `namespaces` are those
 * that are asked about (null: all visible). Throws the 404 problem of a namespace that is not visible and a 503 problem
 * where rights cannot be decided.
 */
export async function observeMesh(
  backend: Backend,
  viewer: Viewer,
  asked: { readonly namespaces: readonly string[] | null; readonly windowSeconds: number },
  signal: AbortSignal,
): Promise<MeshObservation> {
  const { namespaces, windowSeconds } = asked;
  // Callers and routes of other namespaces decide here too: all that is visible is read, whatever is asked about.
  const request = { namespaces: null, windowSeconds, at: null, options: OPTIONS };
  const [{ visible }, view, sees] = await Promise.all([
    viewerScope(backend, viewer, namespaces, signal),
    loadView(backend, viewer, request, signal),
    seesFindings(backend, viewer, signal),
  ]);
  const { rows, warnings, at } = view.make();
  const snapshot = backend.cluster.snapshot();
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
      visible: namespaces === null ? visible : new Set(namespaces),
    },
    seen: visible,
    at,
    warnings: warnings.map(({ code, message }) => ({ code, message })),
    sees,
    hide: foreignNames(known, visible),
  };
}
