import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import type { Viewer } from "@/lib/domain/access/viewer";
import { explainMesh } from "@/lib/domain/explain/explain-mesh";
import { explainRequest } from "@/lib/domain/explain/explain-request";
import type { ExplainedRequest } from "@/lib/domain/explain/explained-request";
import type { Explanation, ExplainStep } from "@/lib/domain/explain/explanation";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { seesFindings } from "../config/sees-findings";
import { firstSync } from "../first-sync";
import { foreignNames } from "../mesh/foreign-names";
import { viewerScope } from "../viewer-scope";
import { explainedSnapshot } from "./explained-snapshot";

const HTTPS_PORT = 443;
const HIDDEN_STEP = "An object that you may not see has the say here.";

/** What the viewer may know of. */
interface Known {
  readonly sees: (ref: ObjectRef) => boolean;
  readonly hide: (text: string) => string;
  readonly visible: ReadonlySet<string>;
}

/**
 * Where a request goes and why. Everything in the cluster decides; what is told names only what the viewer may see. Throws
 * the 404 problem of a source whose namespace is not visible, and a 400 problem of a draft that is no object.
 */
export async function explainRoute(
  backend: Backend,
  viewer: Viewer,
  request: ExplainRequest,
  signal: AbortSignal,
): Promise<ExplainResponse> {
  await firstSync(backend, signal);
  const asked = request.source === "outside" ? null : [request.source.namespace];
  await viewerScope(backend, viewer, asked, signal);
  const [{ visible }, sees] = await Promise.all([
    viewerScope(backend, viewer, null, signal),
    seesFindings(backend, viewer, signal),
  ]);
  const { snapshot, of, warnings } = explainedSnapshot(backend, request);
  const settings = meshConfig(snapshot, backend.istioNamespace);
  const explanation = explainRequest(explainMesh(snapshot, settings), readRequest(request));
  const known = snapshot.list("Namespace").map(({ meta }) => meta.name);
  const told = redacted(explanation, { sees, visible, hide: foreignNames(known, visible) });
  return { ...told, of, warnings };
}

function readRequest(request: ExplainRequest): ExplainedRequest {
  const { source, host, port, method, path, headers, claims, tls } = request;
  const outsideTls = source === "outside" && port === HTTPS_PORT;
  return {
    source,
    host: host.toLowerCase(),
    port,
    method: method.toUpperCase(),
    path: path.startsWith("/") || path === "" ? path : `/${path}`,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    claims: claims ?? null,
    tls: tls ?? outsideTls,
  };
}

function redacted(explanation: Explanation, known: Known): Omit<ExplainResponse, "of" | "warnings"> {
  const { destinations, retries, authorization, steps, ...rest } = explanation;
  const { by } = authorization;
  return {
    ...rest,
    destinations: destinations.map(({ endpoints, ...destination }) => ({
      ...destination,
      endpoints: endpoints
        .filter(({ namespace }) => namespace === "" || known.visible.has(namespace))
        .map((endpoint) => ({ ...endpoint })),
    })),
    retries: retries === null ? null : { ...retries, on: [...retries.on] },
    authorization: { ...authorization, by: by !== null && known.sees(by) ? by : null },
    steps: steps.map((step) => redactedStep(step, known)),
  };
}

function redactedStep(step: ExplainStep, { sees, hide }: Known): ExplainStep {
  if (step.object === null || sees(step.object)) return { ...step, because: hide(step.because) };
  return { ...step, object: null, path: "", because: HIDDEN_STEP };
}
