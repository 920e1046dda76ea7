import type { ClusterStatus } from "@/lib/ports/cluster-source";
import type { MetricsStatus } from "@/lib/ports/metrics-source";

/** What to do about a state of the Kubernetes API; null when there is nothing to do. */
export function clusterAdvice(state: ClusterStatus["state"]): string | null {
  switch (state) {
    case "ok":
    case "connecting":
      return null;
    case "unreachable":
      return "Check that the API server of the kubeconfig's context answers from here; Meshlens keeps trying.";
    case "unauthorized":
      return "The credentials were refused: renew them (or log in again) in the kubeconfig; Meshlens reads them anew.";
    case "unconfigured":
      return "Set KUBECONFIG to a kubeconfig file, or run Meshlens in the cluster with a service account.";
  }
}

/** What to do about a state of Prometheus; null when there is nothing to do. */
export function metricsAdvice(state: MetricsStatus["state"]): string | null {
  switch (state) {
    case "ok":
    case "unknown":
      return null;
    case "unreachable":
      return "Check MESHLENS_PROMETHEUS_URL and that it answers from here; Meshlens keeps trying.";
    case "unauthorized":
      return "Set MESHLENS_PROMETHEUS_BEARER_TOKEN_FILE, or MESHLENS_PROMETHEUS_USERNAME and its password.";
    case "unconfigured":
      return "Set MESHLENS_PROMETHEUS_URL: no Prometheus Service was found in the cluster.";
  }
}
