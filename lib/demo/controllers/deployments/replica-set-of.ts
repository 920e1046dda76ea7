import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectMeta, ownedBy } from "../../world/object-meta";
import { isObject, jsonAt, textMap } from "../../world/read-json";
import { shortHash } from "../../world/short-hash";
import { canonicalJson } from "../canonical-json";
import { defaultedTemplate } from "../defaulted-template";

export const HASH_LABEL = "pod-template-hash";
export const REVISION = "deployment.kubernetes.io/revision";

const known = new WeakMap<JsonObject, JsonObject>();

/** A template with its defaults and without the hash label, which is the ReplicaSet's own; the same object for the same one. */
function comparable(template: Json | undefined): JsonObject {
  const whole = defaultedTemplate(template);
  const found = known.get(whole) ?? withoutHash(whole);
  known.set(whole, found);
  return found;
}

function withoutHash(template: JsonObject): JsonObject {
  const metadata = template["metadata"];
  const labels = Object.fromEntries(
    [...textMap(jsonAt(metadata, "labels"))].filter(([key]) => key !== HASH_LABEL),
  );
  return {
    ...template,
    metadata: { ...(isObject(metadata) ? metadata : {}), labels },
  };
}

/** Whether a ReplicaSet is of a Deployment's present template. */
export const isOfTemplate = (set: K8sObject, deployment: K8sObject): boolean =>
  isDeepStrictEqual(
    comparable(jsonAt(set, "spec", "template")),
    comparable(jsonAt(deployment, "spec", "template")),
  );

/** deployment.kubernetes.io/revision, 0 where there is none. */
export const revisionOf = (object: K8sObject): number => Number(object.metadata.annotations?.[REVISION]) || 0;

/** A ReplicaSet with another number of pods. */
export const scaledTo = (set: K8sObject, replicas: number): K8sObject => ({
  ...set,
  spec: { ...(isObject(set["spec"]) ? set["spec"] : {}), replicas },
});

/** An object with the revision of its rollout. */
export const atRevision = (object: K8sObject, revision: number): K8sObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata.annotations, [REVISION]: String(revision) },
  },
});

/**
 * A new ReplicaSet of a Deployment's present template, named by the hash of it.
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#pod-template-hash-label
 */
export function replicaSetOf(deployment: K8sObject, replicas: number, taken: readonly string[]): K8sObject {
  const { name, namespace = "" } = deployment.metadata;
  const template = comparable(jsonAt(deployment, "spec", "template"));
  const text = canonicalJson(template);
  const hashes = Array.from({ length: taken.length + 1 }, (_, index) =>
    shortHash(`${name}/${text}/${index}`, 9),
  );
  const hash = hashes.find((one) => !taken.includes(`${name}-${one}`)) ?? "";
  const labels = {
    ...Object.fromEntries(textMap(jsonAt(template, "metadata", "labels"))),
    [HASH_LABEL]: hash,
  };
  const selector = jsonAt(deployment, "spec", "selector");
  const minReadySeconds = jsonAt(deployment, "spec", "minReadySeconds");
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: objectMeta(
      { kind: "ReplicaSet", name: `${name}-${hash}`, namespace },
      { labels, annotations: {}, ...ownedBy(deployment) },
    ),
    spec: {
      replicas,
      ...(minReadySeconds === undefined ? {} : { minReadySeconds }),
      selector: {
        ...(isObject(selector) ? selector : {}),
        matchLabels: { ...Object.fromEntries(textMap(jsonAt(selector, "matchLabels"))), [HASH_LABEL]: hash },
      },
      template: {
        ...template,
        metadata: { ...(isObject(template["metadata"]) ? template["metadata"] : {}), labels },
      },
    },
    status: { replicas: 0 },
  };
}
