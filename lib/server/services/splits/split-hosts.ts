import type { Viewer } from "@/lib/domain/access/viewer";
import { resolveHost, serviceHost } from "@/lib/domain/mesh/hosts/resolve-host";
import { serviceOfHost, type ServiceName } from "@/lib/domain/mesh/hosts/service-of-host";
import { listSplits } from "@/lib/domain/splits/list-splits";
import type { Backend } from "../../backend";
import { followedKinds } from "../../checks/followed-kinds";
import { meshConfig } from "../../checks/mesh-config";
import { objectGone } from "../config/object-gone";
import { seesFindings } from "../config/sees-findings";
import { firstSync } from "../first-sync";
import { viewerScope } from "../viewer-scope";

/** What a metrics source is asked about at once. */
const MOST_HOSTS = 20;

/**
 * The hosts that a Service's requests go to: its own, and those that its routes send a part to. Those of namespaces that the
 * viewer may not see are left out. Throws the 404 problem of a namespace that is not visible, and of a Service that is not
 * there and no route divides the requests of.
 */
export async function splitHosts(
  backend: Backend,
  viewer: Viewer,
  service: ServiceName,
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
  if (destinations.length === 0 && (await isAbsent(backend, viewer, service, signal)))
    throw objectGone({ kind: "Service", ...service });
  const isVisible = (host: string): boolean =>
    visible.has(serviceOfHost(host)?.namespace ?? service.namespace);
  return [...new Set([own, ...destinations])].filter(isVisible).slice(0, MOST_HOSTS);
}

/** Whether there is no such Service, and the viewer may know that: where Services may not all be read it may be there unseen. */
async function isAbsent(
  { cluster }: Pick<Backend, "cluster">,
  viewer: Viewer,
  { namespace, name }: ServiceName,
  signal: AbortSignal,
): Promise<boolean> {
  if (!followedKinds(cluster.status().kinds).has("Service")) return false;
  if (cluster.snapshot().get("Service", namespace, name) !== undefined) return false;
  return cluster.mayGet(viewer, "Service", namespace, signal);
}
