import type { K8sObject } from "../../world/k8s-object";
import { matchesLabelSelector } from "../../world/matches-label-selector";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, objectsIn } from "../../world/read-json";

/** Namespaces that the injector leaves alone whatever their labels say. */
const IGNORED: ReadonlySet<string> = new Set(["kube-system", "kube-public", "kube-node-lease"]);
const YES: ReadonlySet<string> = new Set(["y", "yes", "true", "on"]);
const INJECT = "sidecar.istio.io/inject";

/** The first injection webhook that the API server would call for a pod: its selectors match the namespace and the pod. */
function webhookFor(view: ObjectsView, pod: K8sObject): K8sObject | undefined {
  const { namespace } = pod.metadata;
  const labels = view.list("", "Namespace").find(({ metadata }) => metadata.name === namespace)
    ?.metadata.labels;
  return view
    .list("admissionregistration.k8s.io", "MutatingWebhookConfiguration")
    .find(
      (configuration) =>
        configuration.metadata.labels?.["istio.io/rev"] !== undefined &&
        objectsIn(configuration["webhooks"]).some(
          (webhook) =>
            matchesLabelSelector(jsonAt(webhook, "namespaceSelector"), labels) &&
            matchesLabelSelector(jsonAt(webhook, "objectSelector"), pod.metadata.labels),
        ),
    );
}

/** Whether the injector itself, once called, injects: the pod's label goes before its annotation. */
function wantsInjection({ metadata }: K8sObject): boolean {
  const wanted = metadata.labels?.[INJECT] ?? metadata.annotations?.[INJECT] ?? "";
  return wanted === "" || YES.has(wanted.toLowerCase());
}

/**
 * The revision whose sidecar a new pod is given, null for none: as the API server calls Istio's webhooks, and as the injector
 * then decides; a pod in its node's network never gets one.
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 * https://istio.io/latest/docs/ops/common-problems/injection/
 */
export function injectingRevision(view: ObjectsView, pod: K8sObject): string | null {
  if (jsonAt(pod, "spec", "hostNetwork") === true || IGNORED.has(pod.metadata.namespace ?? "")) return null;
  const webhook = webhookFor(view, pod);
  if (webhook === undefined || !wantsInjection(pod)) return null;
  return webhook.metadata.labels?.["istio.io/rev"] ?? null;
}
