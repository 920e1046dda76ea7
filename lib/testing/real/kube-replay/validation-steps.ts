import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { configMap, deployment, httpRoute, type Manifest, pod, service, virtualService } from "./manifests";
import { PATHS, type ReplayStep } from "./replay-step";

const { configMaps, deployments, pods, services, virtualServices, httpRoutes } = PATHS;
const post = (name: string, path: string, body: Json, query: string = ""): ReplayStep => ({
  name: `validation: ${name}`,
  method: "POST",
  path: `${path}?dryRun=All${query}`,
  body,
});
const withSpec = ({ spec, ...object }: Manifest, fields: JsonObject): JsonObject => ({
  ...object,
  spec: { ...spec, ...fields },
});
const labelled = (labels: Json): Json => ({
  ...configMap("labelled"),
  metadata: { name: "labelled", labels },
});
const route = (fields: JsonObject): JsonObject =>
  withSpec(virtualService("bad"), { http: [{ route: [{ destination: { host: "x" }, ...fields }] }] });
const rules = (...items: readonly Json[]): JsonObject => withSpec(httpRoute("bad"), { rules: items });
const container = (fields: JsonObject): JsonObject =>
  withSpec(pod("bad"), { containers: [{ name: "app", image: "app:1", ...fields }] });

/** Objects that are wrong in one way each. */
export const VALIDATION_STEPS: readonly ReplayStep[] = [
  post("a name in upper case", configMaps, configMap("UPPER")),
  post("a name with a slash", configMaps, configMap("a/b")),
  post("a name that is too long", configMaps, configMap("n".repeat(254))),
  post("a label key that is none", configMaps, labelled({ "a b": "c" })),
  post("a label value that is none", configMaps, labelled({ a: "c d" })),
  post("a label that is no text", configMaps, labelled({ a: 1 })),
  post("labels that are a list", configMaps, labelled(["a"])),
  post("metadata that is a text", configMaps, { apiVersion: "v1", kind: "ConfigMap", metadata: "x" }),
  post("a data key that is none", configMaps, { ...configMap("keys"), data: { "a b": "c" } }),
  post("data that is no text", configMaps, { ...configMap("keys"), data: { a: 1 } }),
  post("an unknown field", configMaps, { ...configMap("extra"), foo: 1 }),
  post(
    "an unknown field, strictly",
    configMaps,
    { ...configMap("extra"), foo: 1 },
    "&fieldValidation=Strict",
  ),
  post("an unknown field, ignored", configMaps, { ...configMap("extra"), foo: 1 }, "&fieldValidation=Ignore"),
  post("a field twice", configMaps, '{"metadata":{"name":"twice"},"data":{"a":"1","a":"2"}}'),
  post(
    "a field twice, strictly",
    configMaps,
    '{"metadata":{"name":"twice"},"data":{"a":"1","a":"2"}}',
    "&fieldValidation=Strict",
  ),
  post("a service without ports", services, withSpec(service("bad"), { ports: [] })),
  post("a port out of range", services, withSpec(service("bad"), { ports: [{ port: 70000 }] })),
  post(
    "two ports without names",
    services,
    withSpec(service("bad"), { ports: [{ port: 80 }, { port: 81 }] }),
  ),
  post("an unknown service type", services, withSpec(service("bad"), { type: "Sometimes" })),
  post("a port that is a text", services, withSpec(service("bad"), { ports: [{ port: "http" }] })),
  post("a service name with a dot", services, service("a.b")),
  post("a deployment without a selector", deployments, { ...deployment("bad"), spec: { replicas: 1 } }),
  post(
    "a selector that misses its pods",
    deployments,
    withSpec(deployment("bad"), { selector: { matchLabels: { app: "x" } } }),
  ),
  post("fewer replicas than none", deployments, withSpec(deployment("bad"), { replicas: -1 })),
  post("replicas that are a text", deployments, withSpec(deployment("bad"), { replicas: "two" })),
  post("a pod without containers", pods, withSpec(pod("bad"), { containers: [] })),
  post("a container without an image", pods, container({ image: "" })),
  post(
    "two containers of one name",
    pods,
    withSpec(pod("bad"), {
      containers: [
        { name: "a", image: "b" },
        { name: "a", image: "c" },
      ],
    }),
  ),
  post("an unknown pull policy", pods, container({ imagePullPolicy: "Maybe" })),
  post("a quantity that is none", pods, container({ resources: { limits: { cpu: "lots" } } })),
  post(
    "requests above limits",
    pods,
    container({ resources: { limits: { cpu: "1" }, requests: { cpu: "2" } } }),
  ),
  post("a virtual service with a text as weight", virtualServices, route({ weight: "much" })),
  post("a virtual service with a fraction as weight", virtualServices, route({ weight: 1.5 })),
  post(
    "a virtual service with hosts that are a text",
    virtualServices,
    withSpec(virtualService("bad"), { hosts: "x" }),
  ),
  post(
    "a virtual service with http that is an object",
    virtualServices,
    withSpec(virtualService("bad"), { http: {} }),
  ),
  post(
    "a virtual service without a destination's host",
    virtualServices,
    withSpec(virtualService("bad"), { http: [{ route: [{ destination: {} }] }] }),
  ),
  post(
    "a virtual service with an unknown field",
    virtualServices,
    withSpec(virtualService("bad"), { foo: 1 }),
  ),
  post(
    "a virtual service with an unknown field, strictly",
    virtualServices,
    withSpec(virtualService("bad"), { foo: 1 }),
    "&fieldValidation=Strict",
  ),
  post("a destination rule with an unknown mode", PATHS.destinationRules, {
    apiVersion: "networking.istio.io/v1",
    kind: "DestinationRule",
    metadata: { name: "bad" },
    spec: { host: "x", trafficPolicy: { tls: { mode: "MAYBE" } } },
  }),
  post("a peer authentication with an unknown mode", PATHS.peerAuthentications, {
    apiVersion: "security.istio.io/v1",
    kind: "PeerAuthentication",
    metadata: { name: "bad" },
    spec: { mtls: { mode: "SOMETIMES" } },
  }),
  post("an authorization policy with an unknown action", PATHS.authorizationPolicies, {
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    metadata: { name: "bad" },
    spec: { action: "PERHAPS" },
  }),
  post(
    "a route with an unknown match type",
    httpRoutes,
    rules({ matches: [{ path: { type: "Sort", value: "/" } }] }),
  ),
  post("a route with a port out of range", httpRoutes, rules({ backendRefs: [{ name: "x", port: 99999 }] })),
  post(
    "a route with a weight below zero",
    httpRoutes,
    rules({ backendRefs: [{ name: "x", port: 80, weight: -1 }] }),
  ),
  post("a route without a parent's name", httpRoutes, withSpec(httpRoute("bad"), { parentRefs: [{}] })),
  post(
    "a route with too many hostnames",
    httpRoutes,
    withSpec(httpRoute("bad"), {
      hostnames: Array.from({ length: 17 }, (_, index) => `h${index}.example.com`),
    }),
  ),
  post(
    "a route with a hostname that is none",
    httpRoutes,
    withSpec(httpRoute("bad"), { hostnames: ["A_B"] }),
  ),
  post(
    "an owner reference without a uid",
    configMaps,
    configMap("owned", "1", { ownerReferences: [{ apiVersion: "v1", kind: "Pod", name: "x" }] }),
  ),
  post("a finalizer that is none", configMaps, configMap("final", "1", { finalizers: ["a b"] })),
];
