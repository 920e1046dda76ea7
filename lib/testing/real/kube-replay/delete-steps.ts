import type { Json } from "@/lib/domain/mesh/cluster-object";
import { configMap, deployment, pod, virtualService } from "./manifests";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const { configMaps, pods, deployments, virtualServices, services, namespaces } = PATHS;
const step = (
  name: string,
  method: ReplayStep["method"],
  path: string,
  body?: Json,
  more: Partial<ReplayStep> = {},
): ReplayStep => ({
  name: `delete: ${name}`,
  method,
  path,
  ...(body === undefined ? {} : { body }),
  ...more,
});
const del = (name: string, path: string, options?: Json): ReplayStep => step(name, "DELETE", path, options);

/** Deletions, their options, and what stays until it may go. */
export const DELETE_STEPS: readonly ReplayStep[] = [
  del("for a dry run", `${configMaps}/one?dryRun=All`),
  step("nothing came of the dry run", "GET", `${configMaps}/one`, undefined, {
    keep: { uid: "metadata.uid" },
  }),
  del("with an unknown dry run", `${configMaps}/one?dryRun=Some`),
  del("with an unknown policy", `${configMaps}/one?propagationPolicy=Sideways`),
  del("with two policies", `${configMaps}/one`, { propagationPolicy: "Orphan", orphanDependents: true }),
  del("with the uid of another", `${configMaps}/one`, { preconditions: { uid: "other" } }),
  del("with the resourceVersion of another", `${configMaps}/one`, {
    preconditions: { resourceVersion: "1" },
  }),
  del("with a body that is none", `${configMaps}/one`, "{"),
  del("with a body of another kind", `${configMaps}/one`, configMap("one")),
  del("with a grace that is no number", `${configMaps}/one?gracePeriodSeconds=long`),
  del("with its uid", `${configMaps}/one`, { preconditions: { uid: "<<uid>>" } }),
  del("again", `${configMaps}/one`),
  del("what is held by a finalizer", `${configMaps}/held`),
  del("what is held, again", `${configMaps}/held`),
  step("what is held is still there", "GET", `${configMaps}/held`),
  step(
    "what is held can be changed",
    "PATCH",
    `${configMaps}/held`,
    { data: { b: "2" } },
    { type: TYPES.merge },
  ),
  step(
    "no new finalizer while it is deleted",
    "PATCH",
    `${configMaps}/held`,
    { metadata: { finalizers: ["example.com/hold", "example.com/new"] } },
    { type: TYPES.merge },
  ),
  step(
    "the last finalizer goes",
    "PATCH",
    `${configMaps}/held`,
    { metadata: { finalizers: null } },
    { type: TYPES.merge },
  ),
  step("and with it the object", "GET", `${configMaps}/held`),
  del("a deployment in the foreground", `${deployments}/web`, { propagationPolicy: "Foreground" }),
  step("a deployment that waits for its dependents", "GET", `${deployments}/web`),
  del("a deployment that orphans its dependents", `${deployments}/applied?propagationPolicy=Orphan`),
  del("with dependents by the old option", `${deployments}/stated?orphanDependents=false`),
  step("one more", "POST", deployments, deployment("orphans")),
  del("without dependents by the old option", `${deployments}/orphans?orphanDependents=true`),
  del("a pod without a node", `${pods}/single`),
  del("a pod on a node", `${pods}/placed`),
  del("a pod on a node, with more grace", `${pods}/placed?gracePeriodSeconds=60`),
  del("a pod on a node, with less grace", `${pods}/placed?gracePeriodSeconds=5`),
  del("a pod on a node, at once", `${pods}/placed?gracePeriodSeconds=0`),
  step("the pod is gone", "GET", `${pods}/placed`),
  step("a pod with finalizer", "POST", pods, {
    ...pod("kept"),
    metadata: { name: "kept", finalizers: ["example.com/hold"] },
  }),
  del("a pod with a finalizer", `${pods}/kept`),
  del("a service", `${services}/reviews`),
  del("a custom object", `${virtualServices}/older`),
  del("a custom object in the foreground", `${virtualServices}/stated`, {
    kind: "DeleteOptions",
    apiVersion: "v1",
    propagationPolicy: "Foreground",
  }),
  step("a custom object to delete", "POST", virtualServices, virtualService("last")),
  del("custom objects by name", `${virtualServices}?fieldSelector=metadata.name%3Dlast`),
  del("a collection by a selector that is none", `${configMaps}?labelSelector=a%20in%20b`),
  del("a collection for a dry run", `${configMaps}?dryRun=All`),
  del("a collection by label", `${configMaps}?labelSelector=app%3Dx`),
  del("a collection", configMaps),
  step("is empty now", "GET", configMaps),
  del("a namespace for a dry run", `${namespaces}/<<ns>>?dryRun=All`),
  del("a namespace with another's uid", `${namespaces}/<<ns>>`, { preconditions: { uid: "other" } }),
  del("a namespace", `${namespaces}/<<ns>>`),
  del("a namespace that is ending", `${namespaces}/<<ns>>`),
  step("nothing new in a namespace that is ending", "POST", configMaps, configMap("late")),
  del("a namespace that is not there", `${namespaces}/nowhere`),
];
