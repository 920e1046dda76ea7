import type { Viewer } from "@/lib/domain/access/viewer";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { Backend } from "../../backend";
import { observeMesh, type MeshObservation } from "../mesh/observe-mesh";

/** Rates are means of at most this long; who called at all is asked over the whole window. */
const LONGEST_RATE_SECONDS = 86_400;

export interface StrictFacts extends MeshObservation {
  /** null where the metrics source cannot tell. */
  readonly plaintext: readonly PlaintextCaller[] | null;
  /** Unix seconds. */
  readonly knownSince: number;
}

/** What a verdict on STRICT rests on: the mesh as the viewer may know it, and who called in plain text. */
export async function strictFacts(
  backend: Backend,
  viewer: Viewer,
  asked: { readonly namespaces: readonly string[] | null; readonly windowSeconds: number },
  signal: AbortSignal,
): Promise<StrictFacts> {
  const { namespaces, windowSeconds } = asked;
  const rated = { namespaces, windowSeconds: Math.min(windowSeconds, LONGEST_RATE_SECONDS) };
  const at = Math.floor(backend.clock.now() / 1000);
  const [observation, found] = await Promise.all([
    observeMesh(backend, viewer, rated, signal),
    backend.metrics.fetchPlaintextCallers({ at, windowSeconds, namespaces }, signal),
  ]);
  if (!found.ok) {
    const message = `Who called in plain text cannot be told: ${found.message}`;
    const warnings = [...observation.warnings, { code: "plaintextUnknown", message }];
    return { ...observation, warnings, plaintext: null, knownSince: at };
  }
  const { mesh, seen } = observation;
  const isHidden = (namespace: string): boolean => namespace !== "" && !seen.has(namespace);
  const plaintext = found.callers
    .filter((caller) => mesh.visible.has(caller.destinationNamespace))
    .map((caller) =>
      isHidden(caller.sourceNamespace) ? { ...caller, sourceNamespace: "", sourceWorkload: "" } : caller,
    );
  return { ...observation, plaintext, knownSince: found.knownSince };
}
