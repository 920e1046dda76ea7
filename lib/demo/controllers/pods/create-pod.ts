import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { ownedBy } from "../../world/object-meta";
import type { ObjectsView } from "../../world/objects-view";
import { isObject, jsonAt, textMap, textOr } from "../../world/read-json";
import type { Write } from "../controller";
import { admitPod } from "../injection/admit-pod";

interface NewPod {
  readonly owner: K8sObject;
  readonly name: string;
  /** Added to the template's labels. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Added to the template's spec. */
  readonly spec?: JsonObject;
  /** Set where the pod was made at another moment than now; RFC 3339. */
  readonly creationTimestamp?: string;
  /** Who makes it, `replicaset-controller`. */
  readonly component: string;
}

function podOf(
  template: Json | undefined,
  { owner, name, labels, spec, creationTimestamp }: NewPod,
): K8sObject {
  const own = jsonAt(template, "spec");
  const account = textOr(jsonAt(own, "serviceAccountName")) || "default";
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: owner.metadata.namespace ?? "",
      labels: { ...Object.fromEntries(textMap(jsonAt(template, "metadata", "labels"))), ...labels },
      annotations: Object.fromEntries(textMap(jsonAt(template, "metadata", "annotations"))),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
      ...ownedBy(owner),
    },
    spec: { ...(isObject(own) ? own : {}), serviceAccountName: account, ...spec },
    status: { phase: "Pending" },
  };
}

/** What became of an attempt to make a pod: the writes that make it, or why the API server refused it. */
export interface PodAttempt {
  readonly writes: readonly Write[];
  /** "" where it was admitted. */
  readonly refused: string;
}

/** Makes a pod of a template for its owner, through admission; tells SuccessfulCreate or FailedCreate of the owner. */
export function createPod(view: ObjectsView, template: Json | undefined, wanted: NewPod): PodAttempt {
  const { owner, component } = wanted;
  const admitted = admitPod(view, podOf(template, wanted));
  if (!admitted.ok) {
    const message = `Error creating: ${admitted.message}`;
    return {
      refused: admitted.message,
      writes: [
        {
          op: "event",
          happening: { about: owner, type: "Warning", reason: "FailedCreate", message, component },
        },
      ],
    };
  }
  const message = `Created pod: ${wanted.name}`;
  return {
    refused: "",
    writes: [
      { op: "create", object: admitted.pod },
      {
        op: "event",
        happening: { about: owner, type: "Normal", reason: "SuccessfulCreate", message, component },
      },
    ],
  };
}
