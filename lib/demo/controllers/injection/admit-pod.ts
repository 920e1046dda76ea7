import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, isObject, objectsIn, textOr } from "../../world/read-json";
import { ROOT_NAMESPACE } from "../../world/root-namespace";
import { injectPod } from "./inject-pod";
import { injectingRevision } from "./injecting-revision";
import { podSecurity } from "./pod-security";

export type Admitted =
  | { readonly ok: true; readonly pod: K8sObject }
  /** `message` is that of the API server's 403. */
  | { readonly ok: false; readonly message: string };

const ENFORCE = "pod-security.kubernetes.io/enforce";

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Whether Istio was installed with its CNI plugin, by the values the injector was given. */
function usesCni(view: ObjectsView): boolean {
  const values = view
    .list("", "ConfigMap")
    .find(
      ({ metadata }) => metadata.name === "istio-sidecar-injector" && metadata.namespace === ROOT_NAMESPACE,
    );
  const parsed = read(textOr(jsonAt(values, "data", "values")));
  return isObject(parsed) && jsonAt(parsed, "pilot", "cni", "enabled") === true;
}

/** The workload a pod is made for: the Deployment behind a ReplicaSet of its hash, else its owner, else itself. */
function workloadOf(pod: K8sObject): string {
  const owner = objectsIn(pod.metadata["ownerReferences"]).find(({ controller }) => controller === true);
  const name = textOr(owner?.["name"]) || pod.metadata.name;
  const hash = pod.metadata.labels?.["pod-template-hash"];
  return hash !== undefined && name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name;
}

/**
 * What the API server's admission makes of a new pod: Istio's webhook may inject a sidecar, and Pod Security then judges the
 * result by the namespace's level. What a pod was admitted with it keeps: labels changed later matter to later pods only.
 * https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function admitPod(view: ObjectsView, pod: K8sObject): Admitted {
  const revision = injectingRevision(view, pod);
  const admitted =
    revision === null ? pod : injectPod(pod, { revision, cni: usesCni(view), workload: workloadOf(pod) });
  const namespace = view
    .list("", "Namespace")
    .find(({ metadata }) => metadata.name === pod.metadata.namespace);
  const violation = podSecurity(admitted, namespace?.metadata.labels?.[ENFORCE] ?? "");
  return violation === ""
    ? { ok: true, pod: admitted }
    : { ok: false, message: `pods "${pod.metadata.name}" is forbidden: ${violation}` };
}
