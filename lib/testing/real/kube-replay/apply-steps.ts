import type { Json } from "@/lib/domain/mesh/cluster-object";
import { configMap, deployment, service, virtualService } from "./manifests";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const { configMaps, deployments, services, virtualServices } = PATHS;
const apply = (name: string, path: string, query: string, body: Json): ReplayStep => ({
  name: `apply: ${name}`,
  method: "PATCH",
  path: `${path}${query === "" ? "" : `?${query}`}`,
  type: TYPES.apply,
  body,
});
const get = (name: string, path: string): ReplayStep => ({ name: `apply: ${name}`, method: "GET", path });

const CM = `${configMaps}/applied`;
const data = (values: Json, metadata: Json = { name: "applied" }): Json => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata,
  data: values,
});
const DEPLOYMENT = `${deployments}/applied`;
const VS = `${virtualServices}/applied`;
const SVC = `${services}/applied`;
const ports = (...items: readonly Json[]): Json => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "applied" },
  spec: { ports: items },
});
const env = (...names: readonly string[]): Json => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "applied" },
  spec: {
    template: { spec: { containers: [{ name: "app", env: names.map((name) => ({ name, value: "1" })) }] } },
  },
});

/** Server-side apply: ownership, conflicts, force, removal, lists that merge. */
export const APPLY_STEPS: readonly ReplayStep[] = [
  apply("without a field manager", CM, "", data({ a: "1" })),
  apply("creates", CM, "fieldManager=first", data({ a: "1", b: "2" })),
  apply("the same again", CM, "fieldManager=first", data({ a: "1", b: "2" })),
  apply("another's value conflicts", CM, "fieldManager=second", data({ a: "9" })),
  apply("another's values conflict", CM, "fieldManager=second", data({ a: "9", b: "9" })),
  apply("the same value is shared", CM, "fieldManager=second", data({ a: "1" })),
  apply("a shared field stays when one lets go", CM, "fieldManager=first", data({ b: "2" })),
  apply("and goes when the other does, too", CM, "fieldManager=second", data({ c: "3" })),
  apply("force takes", CM, "fieldManager=second&force=true", data({ b: "8", c: "3" })),
  get("who owns what now", CM),
  apply("for a dry run", CM, "fieldManager=second&dryRun=All", data({ b: "7" })),
  { name: "apply: an update takes, too", method: "PUT", path: CM, body: configMap("applied", "5") },
  apply("an updater's value conflicts", CM, "fieldManager=first", data({ a: "6" })),
  apply("as YAML text", CM, "fieldManager=yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  y: z\n"),
  apply("nothing but a name", CM, "fieldManager=second", data({})),
  apply(
    "labels and annotations",
    CM,
    "fieldManager=second",
    data({}, { name: "applied", labels: { a: "b" } }),
  ),
  apply("no labels any more", CM, "fieldManager=second", data({})),
  apply("an unknown field", CM, "fieldManager=first", { ...configMap("applied"), foo: 1 }),
  apply("a value of another type", CM, "fieldManager=first", data({ a: 1 })),
  apply("another kind", CM, "fieldManager=first", { ...configMap("applied"), kind: "Secret" }),
  apply("another version", VS, "fieldManager=first", {
    ...virtualService("applied"),
    apiVersion: "networking.istio.io/v1beta1",
  }),
  apply("without a name creates nothing", `${configMaps}/fresh`, "fieldManager=first", data({ a: "1" }, {})),
  apply("under another name", CM, "fieldManager=first", configMap("other")),
  apply("with managedFields", CM, "fieldManager=first", data({}, { name: "applied", managedFields: [] })),
  apply("broken YAML", CM, "fieldManager=first", "a: [b"),
  apply(
    "to what kubectl create made",
    `${configMaps}/managed`,
    "fieldManager=first",
    configMap("managed", "2"),
  ),
  apply(
    "with force, to what kubectl create made",
    `${configMaps}/managed`,
    "fieldManager=first&force=true",
    configMap("managed", "2"),
  ),
  apply("to what nobody manages", `${configMaps}/one`, "fieldManager=first", configMap("one", "2")),
  apply("a deployment", DEPLOYMENT, "fieldManager=first", deployment("applied")),
  apply("variables of another manager", DEPLOYMENT, "fieldManager=second", env("A", "B")),
  apply("fewer variables", DEPLOYMENT, "fieldManager=second", env("B")),
  apply("variables of a third", DEPLOYMENT, "fieldManager=third", env("C", "B")),
  apply("the image as another", DEPLOYMENT, "fieldManager=second", deployment("applied", "app:2")),
  apply("the image with force", DEPLOYMENT, "fieldManager=second&force=true", deployment("applied", "app:2")),
  apply("a list map with a key twice", DEPLOYMENT, "fieldManager=second", env("A", "A")),
  apply("a service", SVC, "fieldManager=first", service("applied")),
  apply("another port", SVC, "fieldManager=second", ports({ name: "grpc", port: 90 })),
  apply(
    "the same port with another protocol",
    SVC,
    "fieldManager=third",
    ports({ name: "dns", port: 90, protocol: "UDP" }),
  ),
  apply("no port any more", SVC, "fieldManager=second", ports()),
  apply("a virtual service", VS, "fieldManager=first", virtualService("applied")),
  apply("another's atomic list", VS, "fieldManager=second", virtualService("applied", 50)),
  apply("an atomic list with force", VS, "fieldManager=second&force=true", virtualService("applied", 50)),
  apply("a custom object's unknown field", VS, "fieldManager=second", {
    ...virtualService("applied"),
    spec: { foo: 1 },
  }),
  apply("a set of finalizers", VS, "fieldManager=third", {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name: "applied", finalizers: ["example.com/a", "example.com/b"] },
  }),
  apply("a smaller set of finalizers", VS, "fieldManager=third", {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name: "applied", finalizers: ["example.com/b"] },
  }),
  apply("no finalizers", VS, "fieldManager=third", {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name: "applied" },
  }),
  get("who owns what of the virtual service", VS),
];
