import type { LabelMatcher } from "./label-matcher";
import { selector } from "./selector";

/** The labels in which scraping a pod says its namespace, and its name: Istio's sample configuration and older ones. */
export const POD_LABELS = {
  namespace: ["namespace", "kubernetes_namespace"],
  pod: ["pod", "kubernetes_pod_name", "pod_name"],
} as const;

const METRIC = "istio_agent_cert_expiry_seconds";

interface CertificateSettings {
  readonly matchers: readonly LabelMatcher[];
  readonly metricNames: Readonly<Record<string, string>>;
}

/**
 * When (Unix seconds) the certificates of proxies expire. Istio's agents tell how many seconds were left when they were asked:
 * https://github.com/istio/istio/blob/master/security/pkg/nodeagent/cache/monitoring.go
 */
export function certificatesQuery({ matchers, metricNames }: CertificateSettings): string {
  const left = selector(metricNames[METRIC] ?? METRIC, matchers);
  const labels = [...POD_LABELS.namespace, ...POD_LABELS.pod, "resource_name"].join(",");
  return `max by (${labels}) (${left} + timestamp(${left}))`;
}
