import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";
import { appProbes } from "./app-probes";
import { proxyContainer, trafficInit } from "../../world/proxy-container";

interface Injection {
  readonly revision: string;
  /** Whether Istio's CNI plugin redirects the traffic of pods. */
  readonly cni: boolean;
  /** The name of the workload, for pods without an `app` label. */
  readonly workload: string;
}

// Most pods have the very same ones: a large mesh keeps them once.
const SIDECAR = proxyContainer("sidecar");
const NATIVE_SIDECAR = { ...SIDECAR, restartPolicy: "Always" };
const INIT = trafficInit(false);
const VALIDATION = trafficInit(true);

const firstOf = (labels: Readonly<Record<string, string>>, ...names: readonly string[]): string | undefined =>
  names.map((name) => labels[name]).find((value) => value !== undefined && value !== "");

function injectedLabels(labels: Readonly<Record<string, string>>, workload: string): Record<string, string> {
  return {
    "security.istio.io/tlsMode": "istio",
    "service.istio.io/canonical-name":
      firstOf(labels, "service.istio.io/canonical-name", "app.kubernetes.io/name", "app") ?? workload,
    "service.istio.io/canonical-revision":
      firstOf(labels, "service.istio.io/canonical-revision", "app.kubernetes.io/version", "version") ??
      "latest",
  };
}

function injectedAnnotations(
  revision: string,
  main: string,
  init: readonly string[],
): Record<string, string> {
  return {
    "istio.io/rev": revision,
    ...(main === "" ? {} : { "kubectl.kubernetes.io/default-container": main }),
    ...(main === "" ? {} : { "kubectl.kubernetes.io/default-logs-container": main }),
    "prometheus.io/path": "/stats/prometheus",
    "prometheus.io/port": "15020",
    "prometheus.io/scrape": "true",
    "sidecar.istio.io/status": JSON.stringify({
      initContainers: init,
      containers: ["istio-proxy"],
      revision,
    }),
  };
}

/** The containers of a gateway pod: its placeholder `istio-proxy` becomes the proxy, keeping its ports. */
function gatewayContainers(containers: readonly JsonObject[]): readonly JsonObject[] {
  return containers.map((one) =>
    one["name"] === "istio-proxy" ? proxyContainer("router", { ports: objectsIn(one["ports"]) }) : one,
  );
}

function sidecarSpec(pod: K8sObject, spec: JsonObject, cni: boolean): JsonObject {
  const annotations = pod.metadata.annotations ?? {};
  const containers = objectsIn(spec["containers"]);
  const rewrites = annotations["sidecar.istio.io/rewriteAppHTTPProbers"] !== "false";
  const app = rewrites ? appProbes(containers) : { containers, probers: "" };
  const env = [{ name: "ISTIO_KUBE_APP_PROBERS", value: app.probers }];
  const proxy = app.probers === "" ? SIDECAR : proxyContainer("sidecar", { env });
  const native = annotations["sidecar.istio.io/nativeSidecar"] !== "false";
  const staying = proxy === SIDECAR ? NATIVE_SIDECAR : { ...proxy, restartPolicy: "Always" };
  const init = [cni ? VALIDATION : INIT, ...(native ? [staying] : [])];
  return {
    ...spec,
    initContainers: [...init, ...objectsIn(spec["initContainers"])],
    containers: native ? app.containers : [...app.containers, proxy],
  };
}

/**
 * A pod as Istio's injector returns it: with its sidecar (a native one, unless an annotation says otherwise) or, by the template
 * `gateway`, as a gateway, and with the labels and annotations of both.
 * https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function injectPod(pod: K8sObject, { revision, cni, workload }: Injection): K8sObject {
  const spec = isObject(pod["spec"]) ? pod["spec"] : {};
  const { labels = {}, annotations = {} } = pod.metadata;
  const gateway = annotations["inject.istio.io/templates"] === "gateway";
  const containers = objectsIn(spec["containers"]);
  if (!gateway && containers.some(({ name }) => name === "istio-proxy")) return pod;
  const injected = gateway
    ? { ...spec, containers: gatewayContainers(containers) }
    : sidecarSpec(pod, spec, cni);
  const init = objectsIn(jsonAt(injected, "initContainers")).map(({ name }) => textOr(name));
  const main = textOr(containers[0]?.["name"]);
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...labels, ...injectedLabels(labels, workload) },
      annotations: { ...injectedAnnotations(revision, main, init), ...annotations },
    },
    spec: injected,
  };
}
