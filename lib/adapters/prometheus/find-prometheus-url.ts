import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { isRecord } from "@/lib/domain/mesh/is-record";

/** Names that the common installations give the Service, best first. */
const USUAL_NAMES = [
  "prometheus",
  "kube-prometheus-stack-prometheus",
  "prometheus-kube-prometheus-prometheus",
  "prometheus-k8s",
  "prometheus-operated",
  "prometheus-server",
];
const USUAL_NAMESPACES = ["monitoring", "prometheus", "observability", "kube-prometheus-stack"];
const DEFAULT_PORT = 9090;
const HTTP_PORT_NAMES = new Set(["http", "http-web", "web", "http-prometheus"]);

/**
 * The in-cluster URL of the Prometheus among the cluster's Services and the name it was found by, or null. Looked for, in
 * this order: in the control plane's namespace, in the usual namespaces; there by the usual names, then by the label
 * app.kubernetes.io/name=prometheus. Other namespaces are not trusted to say where telemetry comes from.
 */
export function findPrometheusUrl(
  services: readonly ClusterObject[],
  istioNamespace: string,
): { url: string; foundIn: string } | null {
  const namespaces = [istioNamespace, ...USUAL_NAMESPACES];
  const ranked = services
    .map((service) => ({
      service,
      namespace: namespaces.indexOf(service.meta.namespace),
      name: nameRank(service),
    }))
    .filter(({ namespace, name }) => namespace !== -1 && name !== null)
    .sort(
      (a, b) =>
        a.namespace - b.namespace ||
        (a.name ?? 0) - (b.name ?? 0) ||
        (a.service.meta.name < b.service.meta.name ? -1 : 1),
    );
  const best = ranked[0]?.service;
  if (best === undefined) return null;
  const { name, namespace } = best.meta;
  return { url: `http://${name}.${namespace}.svc:${portOf(best)}`, foundIn: `Service ${namespace}/${name}` };
}

function nameRank({ meta }: ClusterObject): number | null {
  const rank = USUAL_NAMES.indexOf(meta.name);
  if (rank !== -1) return rank;
  return meta.labels["app.kubernetes.io/name"] === "prometheus" ? USUAL_NAMES.length : null;
}

function portOf(service: ClusterObject): number {
  const { spec } = service.data;
  const ports: readonly unknown[] = isRecord(spec) && Array.isArray(spec["ports"]) ? spec["ports"] : [];
  const named = ports.find(
    (port) => isRecord(port) && (port["port"] === DEFAULT_PORT || HTTP_PORT_NAMES.has(String(port["name"]))),
  );
  const chosen = named ?? ports[0];
  return isRecord(chosen) && typeof chosen["port"] === "number" ? chosen["port"] : DEFAULT_PORT;
}
