import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import type { Viewer } from "@/lib/domain/access/viewer";
import { explainMesh } from "@/lib/domain/explain/explain-mesh";
import { explainRequest } from "@/lib/domain/explain/explain-request";
import type { ExplainedRequest } from "@/lib/domain/explain/explained-request";
import type { Explanation, ExplainStep } from "@/lib/domain/explain/explanation";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { seesFindings } from "../config/sees-findings";
import { firstSync } from "../first-sync";
import { foreignNames } from "../mesh/foreign-names";
import { unlistedWarnings } from "../mesh/unlisted-warnings";
import { viewerScope } from "../viewer-scope";
import { explainedSnapshot } from "./explained-snapshot";

const HTTPS_PORT = 443;
const HIDDEN_HOST = "a host you may not see";
const HIDDEN_STEP = "An object that you may not see has the say here.";

/** What the viewer may know of. */
interface Known {
  readonly sees: (ref: ObjectRef) => boolean;
  readonly hide: (text: string) => string;
  /** Whether a namespace is one of the cluster that the viewer may not know of. */
  readonly isHidden: (namespace: string) => boolean;
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
  const [{ visible, how }, sees] = await Promise.all([
    viewerScope(backend, viewer, null, signal),
    seesFindings(backend, viewer, signal),
  ]);
  const { snapshot, of, warnings } = explainedSnapshot(backend, request);
  const settings = meshConfig(snapshot, backend.istioNamespace);
  const explanation = explainRequest(explainMesh(snapshot, settings), readRequest(request));
  // By the cluster's own: a draft that takes a Namespace away, or a past without it, must not make it known.
  const known = backend.cluster.snapshot().list("Namespace");
  const namespaces = new Set(known.map(({ meta }) => meta.name));
  const hide = foreignNames(namespaces, visible);
  const isHidden = (namespace: string): boolean => namespaces.has(namespace) && !visible.has(namespace);
  const told = redacted(explanation, { sees, isHidden, visible, hide });
  return {
    ...told,
    of,
    warnings: [...warnings, ...unlistedWarnings(how === "list"), ...hiddenWarnings(told)],
  };
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

type Told = Omit<ExplainResponse, "of" | "warnings">;

/** A destination that names neither host nor subset of a Service that the viewer may not know of, nor its endpoints. */
function redactedDestination(
  { host, subset, endpoints, ...destination }: Explanation["destinations"][number],
  { isHidden, visible }: Known,
): Told["destinations"][number] {
  const isForeign = isHidden(serviceOfHost(host)?.namespace ?? "");
  const shown = endpoints.filter(({ namespace }) => (namespace === "" ? !isForeign : visible.has(namespace)));
  return {
    host: isForeign ? HIDDEN_HOST : host,
    ...(subset !== undefined && !isForeign && { subset }),
    ...destination,
    endpoints: shown.map((endpoint) => ({ ...endpoint })),
    endpointsHidden: shown.length < endpoints.length,
  };
}

/** An empty list would read as a destination without pods. */
function hiddenWarnings({ destinations }: Told): ExplainResponse["warnings"] {
  if (!destinations.some(({ endpointsHidden }) => endpointsHidden)) return [];
  const message = "Endpoints in namespaces that you may not see are left out.";
  return [{ code: "hiddenEndpoints", message }];
}

function redacted(explanation: Explanation, known: Known): Told {
  const { destinations, retries, authorization, steps, ...rest } = explanation;
  const { by } = authorization;
  return {
    ...rest,
    destinations: destinations.map((destination) => redactedDestination(destination, known)),
    retries: retries === null ? null : { ...retries, on: [...retries.on] },
    authorization: { ...authorization, by: by !== null && known.sees(by) ? by : null },
    steps: steps.map((step) => redactedStep(step, known)),
  };
}

function redactedStep(step: ExplainStep, { sees, hide }: Known): ExplainStep {
  if (step.object === null || sees(step.object)) return { ...step, because: hide(step.because) };
  return { ...step, object: null, path: "", because: HIDDEN_STEP };
}
