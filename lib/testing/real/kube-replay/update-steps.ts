import type { Json } from "@/lib/domain/mesh/cluster-object";
import { configMap, deployment, virtualService } from "./manifests";
import { PATHS, type ReplayStep } from "./replay-step";

const { configMaps, deployments, virtualServices, namespaces } = PATHS;
const put = (name: string, path: string, body: Json, more: Partial<ReplayStep> = {}): ReplayStep => ({
  name: `update: ${name}`,
  method: "PUT",
  path,
  body,
  ...more,
});
const get = (name: string, path: string, keep: ReplayStep["keep"] = {}): ReplayStep => ({
  name: `update: ${name}`,
  method: "GET",
  path,
  keep,
});

/** Replacing objects, with and without their resourceVersion. */
export const UPDATE_STEPS: readonly ReplayStep[] = [
  get("read the config map", `${configMaps}/one`, { first: "metadata.resourceVersion", uid: "metadata.uid" }),
  put("at its resourceVersion", `${configMaps}/one`, configMap("one", "2", { resourceVersion: "<<first>>" })),
  put(
    "at a stale resourceVersion",
    `${configMaps}/one`,
    configMap("one", "3", { resourceVersion: "<<first>>" }),
  ),
  put("without a resourceVersion", `${configMaps}/one`, configMap("one", "4")),
  put("by another client", `${configMaps}/one`, configMap("one", "5"), { userAgent: "other/2 (linux)" }),
  put("to the same", `${configMaps}/one`, configMap("one", "5"), { userAgent: "third/2" }),
  put("with its uid", `${configMaps}/one`, configMap("one", "6", { uid: "<<uid>>" })),
  put("with another uid", `${configMaps}/one`, configMap("one", "7", { uid: "other" })),
  put("with another name", `${configMaps}/one`, configMap("two")),
  put("without a name", `${configMaps}/one`, { apiVersion: "v1", kind: "ConfigMap", data: {} }),
  put("with another namespace", `${configMaps}/one`, configMap("one", "8", { namespace: "other" })),
  put("of what is not there", `${configMaps}/none`, configMap("none")),
  put("of what is not there, with a wrong name", `${configMaps}/none`, configMap("some")),
  put("for a dry run", `${configMaps}/one?dryRun=All`, configMap("one", "9")),
  get("nothing came of the dry run", `${configMaps}/one`),
  put("of the collection", configMaps, configMap("one")),
  put("of nothing", `${configMaps}/one`, ""),
  put("with managers removed", `${configMaps}/one`, configMap("one", "6", { managedFields: [{}] })),
  put("after managers were removed", `${configMaps}/one`, configMap("one", "10")),
  put("with labels and annotations", `${configMaps}/yaml`, {
    ...configMap("yaml", "b", { labels: { app: "x", tier: "y" }, annotations: { note: "z" } }),
    binaryData: { bytes: "AAEC" },
  }),
  put("with labels taken away", `${configMaps}/yaml`, configMap("yaml", "b", { labels: { app: "x" } })),
  put("custom, without a resourceVersion", `${virtualServices}/reviews`, virtualService("reviews", 90)),
  get("read the virtual service", `${virtualServices}/reviews`, { vs: "metadata.resourceVersion" }),
  put("custom, at its resourceVersion", `${virtualServices}/reviews`, {
    ...virtualService("reviews", 90),
    metadata: { name: "reviews", resourceVersion: "<<vs>>", labels: { a: "b" } },
  }),
  put("custom, at a stale resourceVersion", `${virtualServices}/reviews`, {
    ...virtualService("reviews", 80),
    metadata: { name: "reviews", resourceVersion: "<<vs>>" },
  }),
  get("custom, at another version", `${virtualServices.replace("/v1/", "/v1alpha3/")}/reviews`),
  put("an annotation of a deployment", `${deployments}/web`, {
    ...deployment("web"),
    metadata: { name: "web", labels: { app: "web" }, annotations: { a: "b" } },
  }),
  put("the image of a deployment", `${deployments}/web`, deployment("web", "app:2")),
  put("a deployment's selector", `${deployments}/web`, {
    ...deployment("other"),
    metadata: { name: "web" },
  }),
  put("a namespace's labels", `${namespaces}/<<ns>>`, {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: "<<ns>>", labels: { "istio-injection": "enabled" } },
  }),
];
