import { configMap, deployment, httpRoute, pod, service, virtualService } from "./manifests";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const { namespaces, configMaps, pods, services, deployments, virtualServices, httpRoutes } = PATHS;
const post = (
  name: string,
  path: string,
  body: ReplayStep["body"],
  more: Partial<ReplayStep> = {},
): ReplayStep => ({
  name: `create: ${name}`,
  method: "POST",
  path,
  ...(body === undefined ? {} : { body }),
  ...more,
});
const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "<<ns>>" } };

/** Creating objects of many kinds, and what is refused. */
export const CREATE_STEPS: readonly ReplayStep[] = [
  post("a namespace", namespaces, namespace),
  post("a namespace that exists", namespaces, namespace),
  post("a config map", configMaps, configMap("one")),
  post("a config map that exists", configMaps, configMap("one")),
  post("without apiVersion and kind", configMaps, { metadata: { name: "untyped" }, data: { a: "1" } }),
  post("a custom object without kind", virtualServices, { metadata: { name: "untyped" }, spec: {} }),
  post("with another kind than the path's", configMaps, { ...configMap("x"), kind: "Secret" }),
  post("with another apiVersion than the path's", configMaps, { ...configMap("x"), apiVersion: "v2" }),
  post("a custom object of another version than the path's", virtualServices, {
    ...virtualService("x"),
    apiVersion: "networking.istio.io/v1beta1",
  }),
  post("in another namespace than the path's", configMaps, configMap("x", "1", { namespace: "other" })),
  post("in a namespace that does not exist", "/api/v1/namespaces/nowhere/configmaps", configMap("x")),
  post("namespaced, without a namespace", "/api/v1/configmaps", configMap("x")),
  post("under a generated name", configMaps, configMap("", "1", { name: "", generateName: "generated-" })),
  post("without a name", configMaps, { apiVersion: "v1", kind: "ConfigMap" }),
  post("with a resourceVersion", configMaps, configMap("versioned", "1", { resourceVersion: "7" })),
  post("with a uid and times of its own", configMaps, configMap("own", "1", { uid: "u", generation: 9 })),
  post("as YAML", configMaps, "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: yaml\ndata:\n  a: b\n", {
    type: TYPES.yaml,
  }),
  post("of nothing", configMaps, ""),
  post("of no JSON", configMaps, "{"),
  post("of JSON that is no object", configMaps, "[]"),
  post("of null", configMaps, "null"),
  post("as plain text", configMaps, "x", { type: "text/plain" }),
  post("for a dry run", `${configMaps}?dryRun=All`, configMap("dry")),
  post("for a dry run of an unknown kind", `${configMaps}?dryRun=Some`, configMap("dry")),
  post("with a field manager", `${configMaps}?fieldManager=me`, configMap("managed")),
  post(
    "with a field manager that is too long",
    `${configMaps}?fieldManager=${"m".repeat(129)}`,
    configMap("x"),
  ),
  post("with an unknown field validation", `${configMaps}?fieldValidation=Loose`, configMap("x")),
  post("with a finalizer", configMaps, configMap("held", "1", { finalizers: ["example.com/hold"] })),
  post("at a path with a name", `${configMaps}/one`, configMap("one")),
  post("a service", services, service("reviews")),
  post("a headless service", services, {
    ...service("headless"),
    spec: { clusterIP: "None", selector: { app: "x" }, ports: [{ port: 80 }] },
  }),
  post("a deployment", deployments, deployment("web")),
  post("a pod", pods, pod("single")),
  post("a pod on a node", pods, pod("placed", "node-1")),
  post("a virtual service", virtualServices, virtualService("reviews")),
  post("a virtual service at another version", virtualServices.replace("/v1/", "/v1beta1/"), {
    ...virtualService("older"),
    apiVersion: "networking.istio.io/v1beta1",
  }),
  post("an HTTPRoute, with its defaults", httpRoutes, httpRoute("route")),
  post("with the status of a custom object", virtualServices, {
    ...virtualService("stated"),
    status: { observedGeneration: 3 },
  }),
  post("with the status of a deployment", deployments, { ...deployment("stated"), status: { replicas: 3 } }),
  post("a kind that is not served", configMaps.replace("configmaps", "things"), configMap("x")),
];
