import type { Json } from "@/lib/domain/mesh/cluster-object";
import { deployment, pod, virtualService } from "./manifests";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const { deployments, pods, virtualServices, configMaps, services } = PATHS;
const step = (
  name: string,
  method: ReplayStep["method"],
  path: string,
  body?: Json,
  more: Partial<ReplayStep> = {},
): ReplayStep => ({
  name: `subresource: ${name}`,
  method,
  path,
  ...(body === undefined ? {} : { body }),
  ...more,
});
const WEB = `${deployments}/web`;
const VS = `${virtualServices}/reviews`;
const scale = (replicas: Json, metadata: Json = { name: "web" }): Json => ({
  apiVersion: "autoscaling/v1",
  kind: "Scale",
  metadata,
  spec: { replicas },
});
const CONDITION = {
  type: "Ready",
  status: "True",
  reason: "Told",
  message: "",
  lastTransitionTime: "2026-01-01T00:00:00Z",
};
const merge = { type: TYPES.merge };

/** `status`, `scale` and `eviction`. */
export const SUBRESOURCE_STEPS: readonly ReplayStep[] = [
  step(
    "the status of a deployment",
    "PATCH",
    `${WEB}/status`,
    { status: { replicas: 2, updatedReplicas: 1 } },
    merge,
  ),
  step("all but the status at its endpoint", "PATCH", `${WEB}/status`, { spec: { replicas: 9 } }, merge),
  step("the status at the main endpoint", "PATCH", WEB, { status: { replicas: 7 } }, merge),
  step("read the status", "GET", `${WEB}/status`),
  step("replace the status", "PUT", `${WEB}/status`, {
    ...deployment("web", "app:9"),
    status: { replicas: 1 },
  }),
  step(
    "labels at the status endpoint",
    "PATCH",
    `${WEB}/status`,
    { metadata: { labels: { x: "y" } } },
    merge,
  ),
  step(
    "annotations at the status endpoint",
    "PATCH",
    `${WEB}/status`,
    { metadata: { annotations: { x: "y" } } },
    merge,
  ),
  step("a custom object's status", "PATCH", `${VS}/status`, { status: { observedGeneration: 2 } }, merge),
  step(
    "a custom object's spec at the status endpoint",
    "PATCH",
    `${VS}/status`,
    { spec: { hosts: ["x"] } },
    merge,
  ),
  step(
    "a custom object's labels at the status endpoint",
    "PATCH",
    `${VS}/status`,
    { metadata: { labels: { q: "r" } } },
    merge,
  ),
  step(
    "a custom object's status at the main endpoint",
    "PATCH",
    VS,
    { status: { observedGeneration: 8 } },
    merge,
  ),
  step(
    "a custom object's status replaced without a version",
    "PUT",
    `${VS}/status`,
    virtualService("reviews"),
  ),
  step(
    "apply a custom object's status",
    "PATCH",
    `${VS}/status?fieldManager=istiod`,
    {
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: { name: "reviews" },
      status: { conditions: [{ type: "Reconciled", status: "True" }] },
    },
    { type: TYPES.apply },
  ),
  step("the status of what is not there", "GET", `${virtualServices}/none/status`),
  step("a status that the kind has not", "GET", `${configMaps}/one/status`),
  step("a subresource that does not exist", "GET", `${configMaps}/one/things`),
  step("create a status", "POST", `${WEB}/status`, deployment("web")),
  step("delete a status", "DELETE", `${WEB}/status`),
  step(
    "a pod's status",
    "PATCH",
    `${pods}/placed/status`,
    { status: { phase: "Running", podIP: "10.1.0.1" } },
    merge,
  ),
  step(
    "a service's status",
    "PATCH",
    `${services}/reviews/status`,
    { status: { conditions: [CONDITION] } },
    merge,
  ),
  step("read the scale", "GET", `${WEB}/scale`, undefined, { keep: { scale: "metadata.resourceVersion" } }),
  step("scale", "PUT", `${WEB}/scale`, scale(3)),
  step(
    "scale at a stale resourceVersion",
    "PUT",
    `${WEB}/scale`,
    scale(4, { name: "web", resourceVersion: "<<scale>>" }),
  ),
  step("scale to less than nothing", "PUT", `${WEB}/scale`, scale(-1)),
  step("scale to no number", "PUT", `${WEB}/scale`, scale("many")),
  step("scale another", "PUT", `${WEB}/scale`, scale(1, { name: "other" })),
  step("patch the scale", "PATCH", `${WEB}/scale`, { spec: { replicas: 5 } }, merge),
  step(
    "patch the scale by JSON patch",
    "PATCH",
    `${WEB}/scale`,
    [{ op: "replace", path: "/spec/replicas", value: 4 }],
    { type: TYPES.json },
  ),
  step("who scaled", "GET", WEB),
  step("the scale of what is not there", "GET", `${deployments}/none/scale`),
  step("the scale of what cannot be scaled", "GET", `${pods}/single/scale`),
  step("evict a pod", "POST", `${pods}/single/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "single" },
  }),
  step("evict a pod that is not there", "POST", `${pods}/single/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "single" },
  }),
  step("evict another pod than the path's", "POST", `${pods}/placed/eviction`, {
    apiVersion: "policy/v1",
    kind: "Eviction",
    metadata: { name: "other" },
  }),
  step("a pod again", "POST", pods, pod("single")),
];
