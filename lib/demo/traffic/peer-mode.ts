import { ROOT_NAMESPACE } from "../world/control-plane";
import type { K8sObject } from "../world/k8s-object";
import { jsonAt, textMap } from "../world/read-json";
import type { MeshPod } from "./mesh-pod";
import type { MeshWorld } from "./mesh-world";

const selects = (policy: K8sObject, pod: MeshPod): boolean =>
  [...textMap(jsonAt(policy, "spec", "selector", "matchLabels"))].every(
    ([name, value]) => pod.labels.get(name) === value,
  );

const hasSelector = (policy: K8sObject): boolean =>
  textMap(jsonAt(policy, "spec", "selector", "matchLabels")).size > 0;

/**
 * What a pod's proxy accepts: the mode of the PeerAuthentication for the workload, else its namespace's, else the mesh's,
 * else PERMISSIVE. UNSET inherits. https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export function peerMode(world: MeshWorld, pod: MeshPod): "STRICT" | "PERMISSIVE" | "DISABLE" {
  const inNamespace = (namespace: string): readonly K8sObject[] =>
    world.peerAuthentications.filter((policy) => policy.metadata.namespace === namespace);
  const own = inNamespace(pod.end.namespace);
  const candidates = [
    ...own.filter((policy) => hasSelector(policy) && selects(policy, pod)),
    ...own.filter((policy) => !hasSelector(policy)),
    ...inNamespace(ROOT_NAMESPACE).filter((policy) => !hasSelector(policy)),
  ];
  for (const policy of candidates) {
    const mode = jsonAt(policy, "spec", "mtls", "mode");
    if (mode === "STRICT" || mode === "PERMISSIVE" || mode === "DISABLE") return mode;
  }
  return "PERMISSIVE";
}
