import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Labels } from "../../promql/labels";
import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr } from "../../world/read-json";
import { stableHash } from "../../world/stable-hash";
import { imageTag } from "./image-tag";
import type { ScrapeTarget } from "./scrape-target";

/** A running pod and what scraping it adds to its metrics. */
export interface PodTarget extends ScrapeTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly node: string;
  /** Whether it is scraped at all: its annotations ask for it, or it is a part of the mesh that is always asked. */
  readonly scraped: boolean;
  /** The proxy that answers: the pod's Envoy, or the pod is a ztunnel. */
  readonly proxy: "envoy" | "ztunnel" | "none";
  /** The proxy's version by its image, "" without one. */
  readonly proxyVersion: string;
  /** Whether the node's ztunnel carries its traffic. */
  readonly redirected: boolean;
}

const MAX_LABELS = 64;
const PROXY_PORT = "15020";
const ISTIOD_PORT = "15014";

/** Prometheus' name of a Kubernetes label: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#pod */
const labelName = (name: string): string => name.replaceAll(/[^a-zA-Z0-9_]/g, "_");

const statuses = (pod: K8sObject): readonly JsonObject[] => [
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

/** The proxy's container: istio-proxy beside or instead of an application, or the only one of a ztunnel. */
function proxyContainer(pod: K8sObject, isZtunnel: boolean): JsonObject | undefined {
  const declared = [
    ...objectsIn(jsonAt(pod, "spec", "containers")),
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
  ];
  return isZtunnel ? declared[0] : declared.find((one) => one["name"] === "istio-proxy");
}

/** The port that is scraped; null for a pod that nobody scrapes. */
function scrapedPort(
  annotations: ReadonlyMap<string, string>,
  app: string | undefined,
  hasProxy: boolean,
): string | null {
  const asked = annotations.get("prometheus.io/port") ?? "";
  if (annotations.get("prometheus.io/scrape") === "true") return /^\d{1,5}$/.test(asked) ? asked : PROXY_PORT;
  if (app === "istiod") return ISTIOD_PORT;
  return hasProxy ? PROXY_PORT : null;
}

function proxyKind(app: string | undefined, proxy: JsonObject | undefined): PodTarget["proxy"] {
  if (!proxy) return "none";
  return app === "ztunnel" ? "ztunnel" : "envoy";
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
  const annotations = textMap(jsonAt(pod, "metadata", "annotations"));
  const app = labels.get("app");
  const proxy = proxyContainer(pod, app === "ztunnel");
  const port = scrapedPort(annotations, app, proxy !== undefined);
  const target: Labels = {
    ...Object.fromEntries([...labels].slice(0, MAX_LABELS).map(([key, value]) => [labelName(key), value])),
    namespace,
    pod: name,
    node,
    instance: `${address}:${port ?? PROXY_PORT}`,
    job: "kubernetes-pods",
  };
  const id = `${namespace}/${name}/${stableHash(Object.entries(target).flat().join("\u0001"))}`;
  const startedAt = Date.parse(pod.metadata.creationTimestamp ?? "");
  return {
    namespace,
    pod: name,
    node,
    scraped: port !== null,
    proxy: proxyKind(app, proxy),
    redirected: annotations.get("ambient.istio.io/redirection") === "enabled",
    proxyVersion: proxy ? imageTag(textOr(proxy["image"])) : "",
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
