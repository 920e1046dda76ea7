import type { Viewer } from "@/lib/domain/access/viewer";
import { resolveHost, serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { listSplits } from "@/lib/domain/splits/list-splits";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { seesFindings } from "../config/sees-findings";
import { firstSync } from "../first-sync";
import { viewerScope } from "../viewer-scope";

/** What a metrics source is asked about at once. */
const MOST_HOSTS = 20;

/**
 * The hosts that a Service's requests go to: its own, and those that its routes send a part to. Those of namespaces that the
 * viewer may not see are left out. Throws the 404 problem of a namespace that is not visible.
 */
export async function splitHosts(
  backend: Backend,
  viewer: Viewer,
  service: { readonly namespace: string; readonly name: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  await firstSync(backend, signal);
  await viewerScope(backend, viewer, [service.namespace], signal);
  const [{ visible }, sees] = await Promise.all([
    viewerScope(backend, viewer, null, signal),
    seesFindings(backend, viewer, signal),
  ]);
  const snapshot = backend.cluster.snapshot();
  const settings = meshConfig(snapshot, backend.istioNamespace);
  const homeCluster = backend.clusterName;
  const mesh = { snapshot, ...settings, homeCluster, rows: null, windowSeconds: 60, visible };
  const own = serviceHost(service.namespace, service.name);
  const destinations = listSplits(mesh)
    .filter(({ host, object }) => host === own && sees(object))
    .flatMap((split) => split.destinations.map(({ host }) => resolveHost(host, split.object.namespace)));
  const isVisible = (host: string): boolean =>
    visible.has(serviceOfHost(host)?.namespace ?? service.namespace);
  return [...new Set([own, ...destinations])].filter(isVisible).slice(0, MOST_HOSTS);
}
