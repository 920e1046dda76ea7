import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { specObject } from "./spec-object";

type Labels = Readonly<Record<string, string>>;

export interface WorkloadParts {
  readonly kind?: KindKey;
  /** `app: <name>` where absent. */
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly serviceAccount?: string;
  /** Of each pod; the application's alone where absent. */
  readonly containers?: readonly JsonObject[];
  /** One where absent. */
  readonly pods?: number;
  readonly podAnnotations?: Labels;
  readonly podSpec?: JsonObject;
}

export const SIDECAR: readonly JsonObject[] = [{ name: "app" }, { name: "istio-proxy" }];

/** A Deployment (or another kind), `namespace/name`, with its running pods. */
export function workloadObjects(path: string, parts: WorkloadParts = {}): readonly ClusterObject[] {
  const [namespace = "", name = ""] = path.split("/");
  const { kind = "Deployment", labels = { app: name }, annotations = {}, serviceAccount = "default" } = parts;
  const containers = parts.containers ?? [{ name: "app" }];
  const template = {
    metadata: { labels, annotations },
    spec: { serviceAccountName: serviceAccount, containers },
  };
  const owner = kind === "Deployment" ? { kind: "ReplicaSet", name: `${name}-6f7` } : { kind, name };
  const pods = Array.from({ length: parts.pods ?? 1 }, (_, index) =>
    specObject(
      "Pod",
      `${namespace}/${name}-6f7-${index}`,
      { serviceAccountName: serviceAccount, containers, ...parts.podSpec },
      {
        labels: { ...labels, "pod-template-hash": "6f7" },
        annotations: { ...annotations, ...parts.podAnnotations },
        owner,
        status: { phase: "Running" },
      },
    ),
  );
  return [specObject(kind, path, { template }), ...pods];
}

/** A Namespace. */
export const namespaceOf = (name: string, labels: Labels = {}): ClusterObject =>
  specObject("Namespace", name, {}, { labels });
