import { KubeConfig, type Cluster } from "@kubernetes/client-node";
import { errorCode } from "@/lib/adapters/shared/error-code";
import { MeshlensKubeConfig } from "./meshlens-kube-config";

export type LoadedKubeConfig =
  | {
      readonly ok: true;
      /** Holds exactly the chosen cluster and user. */
      readonly config: KubeConfig;
      readonly cluster: Cluster;
      /** The context's namespace. */
      readonly namespace: string | null;
      /** Changes when any file it was read from says something else. */
      readonly text: string;
    }
  | { readonly ok: false; readonly message: string };

/** What client-node falls back to when it finds nothing; Meshlens never guesses a server. */
const GUESSED_CONTEXT = "loaded-context";

/**
 * Finds credentials where kubectl does: KUBECONFIG, ~/.kube/config, then the pod's service account.
 * `context` null means the kubeconfig's current one.
 */
export function loadKubeConfig(context: string | null): LoadedKubeConfig {
  const found = new MeshlensKubeConfig();
  try {
    found.loadFromDefault();
  } catch (error) {
    return { ok: false, message: `the kubeconfig cannot be read: ${errorCode(error)}` };
  }
  if (context === null && found.getCurrentContext() === GUESSED_CONTEXT) {
    return { ok: false, message: "no kubeconfig and no in-cluster service account was found" };
  }
  if (context !== null) found.setCurrentContext(context);
  return choose(found);
}

function choose(found: KubeConfig): LoadedKubeConfig {
  const cluster = found.getCurrentCluster();
  const user = found.getCurrentUser();
  const current = found.getCurrentContext();
  if (cluster === null || user === null) {
    const names = found.getContexts().map(({ name }) => name);
    return {
      ok: false,
      message: `context "${current}" is not in the kubeconfig, or its cluster or user is missing; it has: ${names.join(", ")}`,
    };
  }
  const config = new KubeConfig();
  // client-node refuses plain http unless told not to verify; over plain http there is nothing to verify.
  const plain = cluster.server.startsWith("http:");
  config.loadFromClusterAndUser(plain ? { ...cluster, skipTLSVerify: true } : cluster, user);
  const namespace = found.getContextObject(current)?.namespace;
  return {
    ok: true,
    config,
    cluster,
    namespace: namespace === undefined || namespace === "" ? null : namespace,
    text: `${current} ${found.exportConfig()}`,
  };
}
