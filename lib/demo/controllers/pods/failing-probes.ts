import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { matchesLabelSelector } from "../../world/matches-label-selector";
import type { ObjectsView } from "../../world/objects-view";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { ROOT_NAMESPACE } from "../../world/root-namespace";

const NONE: ReadonlySet<string> = new Set();
const REWRITE = "sidecar.istio.io/rewriteAppHTTPProbers";

const modeAt = (policy: K8sObject, port: number): string => {
  const own = textOr(jsonAt(policy, "spec", "portLevelMtls", String(port), "mode"));
  return own === "" || own === "UNSET" ? textOr(jsonAt(policy, "spec", "mtls", "mode")) : own;
};

/** The mode that holds at a port: the workload's policy before the namespace's before the mesh's. */
function isStrict(view: ObjectsView, pod: K8sObject, port: number): boolean {
  const policies = view.list("security.istio.io", "PeerAuthentication");
  const selects = (policy: K8sObject): boolean =>
    jsonAt(policy, "spec", "selector", "matchLabels") !== undefined;
  const of = (namespace: string | undefined, workload: boolean): readonly string[] =>
    policies
      .filter((one) => one.metadata.namespace === namespace && selects(one) === workload)
      .filter((one) => matchesLabelSelector(jsonAt(one, "spec", "selector"), pod.metadata.labels))
      .map((one) => modeAt(one, port));
  const { namespace } = pod.metadata;
  const modes = [...of(namespace, true), ...of(namespace, false), ...of(ROOT_NAMESPACE, false)];
  return modes.find((mode) => mode !== "" && mode !== "UNSET") === "STRICT";
}

function probePort(container: JsonObject): number | null {
  const port = jsonAt(container, "readinessProbe", "httpGet", "port");
  if (typeof port === "number") return port;
  if (typeof port !== "string") return null;
  const named = objectsIn(container["ports"]).find(({ name }) => name === port)?.["containerPort"];
  return typeof named === "number" ? named : null;
}

/**
 * The containers of a pod whose HTTP readiness probes its own sidecar refuses: the kubelet speaks plaintext, so that under
 * STRICT mTLS a probe is only answered when injection has rewritten it.
 * https://istio.io/latest/docs/ops/configuration/mesh/app-health-check/
 */
export function failingProbes(view: ObjectsView, pod: K8sObject): ReadonlySet<string> {
  if (pod.metadata.annotations?.[REWRITE] !== "false") return NONE;
  const containers = objectsIn(jsonAt(pod, "spec", "containers"));
  const all = [...containers, ...objectsIn(jsonAt(pod, "spec", "initContainers"))];
  if (!all.some(({ name }) => name === "istio-proxy")) return NONE;
  const failing = containers.filter((container) => {
    const port = probePort(container);
    return port !== null && isStrict(view, pod, port);
  });
  return new Set(failing.map(({ name }) => textOr(name)));
}
