import type { Labels } from "../../promql/labels";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";
import type { ScrapeTarget } from "./scrape-target";

/** A running pod and what scraping it adds to its metrics. */
export interface PodTarget extends ScrapeTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly node: string;
  /** Whether it is scraped at all: its annotations ask for it, or it is a part of the mesh that is always asked. */
  readonly scraped: boolean;
}

const MAX_LABELS = 64;
const PROXY_PORT = "15020";
const ISTIOD_PORT = "15014";

/** Prometheus' name of a Kubernetes label: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#pod */
const labelName = (name: string): string => name.replaceAll(/[^a-zA-Z0-9_]/g, "_");

const statuses = (pod: K8sObject): ReturnType<typeof objectsIn> => [
  ...objectsIn(jsonAt(pod, "status", "initContainerStatuses")),
  ...objectsIn(jsonAt(pod, "status", "containerStatuses")),
];

/** Restarts of the container that holds the counters: the proxy where there is one. */
function restarts(pod: K8sObject): number {
  const all = statuses(pod);
  const proxies = all.filter((one) => one["name"] === "istio-proxy");
  return (proxies.length > 0 ? proxies : all).reduce((sum, { restartCount }) => {
    return sum + (typeof restartCount === "number" ? restartCount : 0);
  }, 0);
}

function scrapedPort(pod: K8sObject, labels: ReadonlyMap<string, string>): string | null {
  const annotations = textMap(jsonAt(pod, "metadata", "annotations"));
  const asked = annotations.get("prometheus.io/port") ?? "";
  if (annotations.get("prometheus.io/scrape") === "true") return /^\d{1,5}$/.test(asked) ? asked : PROXY_PORT;
  if (labels.get("app") === "istiod") return ISTIOD_PORT;
  const meshed =
    labels.get("app") === "ztunnel" || statuses(pod).some((one) => one["name"] === "istio-proxy");
  const declared = [
    ...objectsIn(jsonAt(pod, "spec", "containers")),
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
  ];
  return meshed || declared.some((one) => one["name"] === "istio-proxy") ? PROXY_PORT : null;
}

/**
 * A pod as a target of the job kubernetes-pods of Istio's sample configuration, all labels of the pod among the target's; null
 * for a pod that does not run. https://github.com/istio/istio/blob/master/samples/addons/prometheus.yaml
 */
function readTarget(pod: K8sObject): PodTarget | null {
  const address = textOr(jsonAt(pod, "status", "podIP"));
  if (jsonAt(pod, "status", "phase") !== "Running" || address === "") return null;
  const labels = textMap(jsonAt(pod, "metadata", "labels"));
  const { name, namespace = "" } = pod.metadata;
  const node = textOr(jsonAt(pod, "spec", "nodeName"));
  const port = scrapedPort(pod, labels);
  const target: Labels = {
    ...Object.fromEntries([...labels].slice(0, MAX_LABELS).map(([key, value]) => [labelName(key), value])),
    namespace,
    pod: name,
    node,
    instance: `${address}:${port ?? PROXY_PORT}`,
    job: "kubernetes-pods",
  };
  const id = Object.entries(target).flat().join("\u0001");
  const startedAt = Date.parse(pod.metadata.creationTimestamp ?? "");
  return {
    namespace,
    pod: name,
    node,
    scraped: port !== null,
    labels: target,
    id,
    life: `${id}/${pod.metadata.uid ?? ""}/${restarts(pod)}`,
    startedAt: Number.isNaN(startedAt) ? 0 : startedAt,
  };
}

/** Pods that did not change keep their identity in the store, so they are read once. */
const known = new WeakMap<K8sObject, { readonly value: PodTarget | null }>();

export function podTarget(pod: K8sObject): PodTarget | null {
  const found = known.get(pod) ?? { value: readTarget(pod) };
  known.set(pod, found);
  return found.value;
}
