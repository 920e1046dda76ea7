import type { Viewer } from "@/lib/domain/access/viewer";
import type { PlaintextCaller } from "@/lib/domain/mtls/plaintext-caller";
import type { Backend } from "../../backend";
import type { AskedMesh } from "../../requests/read-mesh-question";
import { observeMesh, type MeshObservation } from "../mesh/observe-mesh";

/** Rates are means of at most this long; who called at all is asked over the whole window. */
const LONGEST_RATE_SECONDS = 86_400;
/** Of a large mesh a metrics source may refuse to read a whole day of every counter (Prometheus' query.max-samples). */
const READABLE_RATE_SECONDS = 3_600;

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
  asked: AskedMesh,
  signal: AbortSignal,
): Promise<StrictFacts> {
  const { namespaces, windowSeconds } = asked;
  const rated = { namespaces, windowSeconds: Math.min(windowSeconds, LONGEST_RATE_SECONDS) };
  const [whole, found] = await Promise.all([
    observeMesh(backend, viewer, rated, signal),
    backend.plaintext.get({ windowSeconds, namespaces }, signal),
  ]);
  const observation = found.ok
    ? await withReadableRates(whole, rated, (asked) => observeMesh(backend, viewer, asked, signal))
    : whole;
  if (!found.ok) {
    const message = `Who called in plain text cannot be told: ${found.message}`;
    const warnings = [...observation.warnings, { code: "plaintextUnknown", message }];
    return { ...observation, warnings, plaintext: null, knownSince: observation.at };
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

/** The same over a shorter window, and saying so, where the metrics source answers but does not tell the rates of a long one. */
async function withReadableRates(
  whole: MeshObservation,
  rated: AskedMesh,
  observe: (asked: AskedMesh) => Promise<MeshObservation>,
): Promise<MeshObservation> {
  if (whole.mesh.rows !== null || rated.windowSeconds <= READABLE_RATE_SECONDS) return whole;
  const shorter = await observe({ ...rated, windowSeconds: READABLE_RATE_SECONDS });
  if (shorter.mesh.rows === null) return whole;
  const message =
    "Prometheus does not answer over the whole window: rates and who was called are of the last hour, callers in plain text of all of the window. Raise its query.max-samples, or choose a shorter window.";
  return { ...shorter, warnings: [...shorter.warnings, { code: "ratesOfLastHour", message }] };
}
