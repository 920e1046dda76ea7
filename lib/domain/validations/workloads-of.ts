import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { readPod } from "@/lib/domain/mesh/resources/pod";
import { readWorkload, WORKLOAD_KINDS } from "@/lib/domain/mesh/resources/workload";
import { workloadOfPod } from "@/lib/domain/mesh/workload-of-pod";
import { type DataPlane, dataPlaneOfPod, dataPlaneOfTemplate } from "./data-plane-of";
import { derive } from "./derive";
import { BY_KIND, BY_NAME, BY_NAMESPACE } from "./indexes";
import type { MeshView } from "./mesh-view";

type Labels = Readonly<Record<string, string>>;

/** Something that runs or is registered as running: what selectors of policies and Services select. */
export interface MeshWorkload {
  /** A Deployment and the like, a pod nobody owns, a WorkloadEntry or a WorkloadGroup. */
  readonly ref: ObjectRef;
  /** Labels of its pod template, and those of its pods where they differ. */
  readonly labelSets: readonly Labels[];
  /** Of its pod template. */
  readonly annotations: Labels;
  readonly serviceAccount: string;
  readonly dataPlane: DataPlane;
  /** Those that have not ended. */
  readonly pods: readonly ClusterObject[];
}

const OWNERS = [...WORKLOAD_KINDS, "Job"] as const satisfies readonly KindKey[];
const REGISTERED = ["WorkloadEntry", "WorkloadGroup"] as const satisfies readonly KindKey[];
const NEEDED = ["Pod", "Deployment", "StatefulSet", "DaemonSet", "WorkloadEntry"] as const;
const MANY_LABEL_SETS = 50;

/** Whether enough is known to say that nothing has certain labels. */
export function knowsWorkloads(mesh: MeshView): boolean {
  return NEEDED.every((kind) => mesh.knows(kind));
}

/** The labels of a namespace; none where it is not there. */
export function namespaceLabels(mesh: MeshView, namespace: string): Labels {
  return mesh.find(BY_NAME, `Namespace//${namespace}`)[0]?.meta.labels ?? {};
}

interface Filed {
  readonly all: readonly MeshWorkload[];
  /** By `kind/name`. */
  readonly byRef: ReadonlyMap<string, MeshWorkload>;
  /** By each label that any of their pods has. */
  readonly byLabel: ReadonlyMap<string, readonly MeshWorkload[]>;
}

/** The workloads of a namespace; the key is the namespace. */
const WORKLOADS = derive("workloads of a namespace", (namespace: string, mesh): Filed => {
  const labels = namespaceLabels(mesh, namespace);
  const pods = podsByOwner(namespace, mesh);
  const owners = OWNERS.flatMap((kind) =>
    mesh
      .find(BY_NAMESPACE, `${kind}/${namespace}`)
      .filter(({ meta }) => kind !== "Job" || meta.owner === null)
      .map((object) => owningWorkload(object, takeFrom(pods, kind, object.meta.name), labels)),
  );
  const alone = Array.from(pods.values(), (group) => aloneWorkload(group, labels));
  const registered = REGISTERED.flatMap((kind) =>
    mesh.find(BY_NAMESPACE, `${kind}/${namespace}`).map(registeredWorkload),
  );
  const all = [...owners, ...alone.flat(), ...registered];
  const byRef = new Map(all.map((one) => [`${one.ref.kind}/${one.ref.name}`, one]));
  return { all, byRef, byLabel: filedByLabel(all) };
});

/** All workloads of a namespace. */
export function workloadsOf(mesh: MeshView, namespace: string): readonly MeshWorkload[] {
  return mesh.memo(WORKLOADS, namespace).all;
}

/** The workload that an object of the cluster is. */
export function workloadAt(mesh: MeshView, { kind, meta }: ClusterObject): MeshWorkload | undefined {
  return mesh.memo(WORKLOADS, meta.namespace).byRef.get(`${kind}/${meta.name}`);
}

/** Whether a workload has all labels of a selector; an empty one selects everything. */
export function isSelected({ labelSets }: MeshWorkload, selector: Labels): boolean {
  const wanted = Object.entries(selector);
  return labelSets.some((labels) => wanted.every(([key, value]) => labels[key] === value));
}

/** The workloads of a namespace that have all labels of a selector. */
export function workloadsSelected(
  mesh: MeshView,
  namespace: string,
  selector: Labels,
): readonly MeshWorkload[] {
  const { all, byLabel } = mesh.memo(WORKLOADS, namespace);
  const candidates = Object.entries(selector).reduce<readonly MeshWorkload[]>((fewest, [key, value]) => {
    const labelled = byLabel.get(labelKey(key, value)) ?? [];
    return labelled.length < fewest.length ? labelled : fewest;
  }, all);
  return candidates.filter((workload) => isSelected(workload, selector));
}

/** The workloads of all namespaces that have all labels of a selector. */
export function workloadsSelectedAnywhere(mesh: MeshView, selector: Labels): readonly MeshWorkload[] {
  return mesh.find(BY_KIND, "Namespace").flatMap(({ meta }) => workloadsSelected(mesh, meta.name, selector));
}

const labelKey = (key: string, value: string): string => `${key}=${value}`;

function filedByLabel(workloads: readonly MeshWorkload[]): ReadonlyMap<string, readonly MeshWorkload[]> {
  const filed = new Map<string, MeshWorkload[]>();
  for (const workload of workloads) {
    const labels = workload.labelSets.flatMap((set) => Object.entries(set));
    for (const label of new Set(labels.map(([key, value]) => labelKey(key, value)))) {
      const labelled = filed.get(label);
      if (labelled) labelled.push(workload);
      else filed.set(label, [workload]);
    }
  }
  return filed;
}

/** Pods that have not ended, by the kind of their controller's family and the workload's name. */
function podsByOwner(namespace: string, mesh: MeshView): Map<string, ClusterObject[]> {
  const found = new Map<string, ClusterObject[]>();
  const get = (kind: string, within: string, name: string): ClusterObject | undefined =>
    mesh.find(BY_NAME, `${kind}/${within}/${name}`)[0];
  for (const pod of mesh.find(BY_NAMESPACE, `Pod/${namespace}`)) {
    if (/^(Succeeded|Failed)$/.test(textAt(objectAt(pod.data, "status"), "phase"))) continue;
    const key = `${familyOf(pod.meta.owner?.kind ?? "Pod")}/${workloadOfPod(pod.meta, { get })}`;
    const group = found.get(key);
    if (group) group.push(pod);
    else found.set(key, [pod]);
  }
  return found;
}

/** Deployments and Rollouts own pods by ReplicaSets, CronJobs by Jobs. */
function familyOf(kind: string): string {
  if (kind === "Deployment" || kind === "Rollout") return "ReplicaSet";
  return kind === "CronJob" ? "Job" : kind;
}

function takeFrom(pods: Map<string, ClusterObject[]>, kind: string, name: string): readonly ClusterObject[] {
  const key = `${familyOf(kind)}/${name}`;
  const taken = pods.get(key) ?? [];
  pods.delete(key);
  return taken;
}

function owningWorkload(
  object: ClusterObject,
  pods: readonly ClusterObject[],
  inNamespace: Labels,
): MeshWorkload {
  const { meta, podLabels } = readWorkload(object);
  const spec = objectAt(object.data, "spec");
  const template = objectAt(
    "jobTemplate" in spec ? objectAt(objectAt(spec, "jobTemplate"), "spec") : spec,
    "template",
  );
  const annotations = textMapAt(objectAt(template, "metadata"), "annotations");
  return {
    ref: { kind: object.kind, namespace: meta.namespace, name: meta.name },
    labelSets: labelSetsOf(podLabels, pods),
    annotations,
    serviceAccount: textAt(objectAt(template, "spec"), "serviceAccountName") || "default",
    dataPlane: strongest(pods, inNamespace) ?? dataPlaneOfTemplate(podLabels, annotations, inNamespace),
    pods,
  };
}

/** Pods whose controller is not known: each is a workload of its own. */
function aloneWorkload(pods: readonly ClusterObject[], inNamespace: Labels): readonly MeshWorkload[] {
  return pods.map((pod) => ({
    ref: { kind: "Pod", namespace: pod.meta.namespace, name: pod.meta.name },
    labelSets: [pod.meta.labels],
    annotations: pod.meta.annotations,
    serviceAccount: textAt(objectAt(pod.data, "spec"), "serviceAccountName") || "default",
    dataPlane: dataPlaneOfPod(readPod(pod), inNamespace),
    pods: [pod],
  }));
}

/** Workloads outside the cluster have a sidecar: it is how they come into the mesh. */
function registeredWorkload({ kind, meta, data }: ClusterObject): MeshWorkload {
  const spec = objectAt(data, "spec");
  const template = kind === "WorkloadGroup" ? objectAt(spec, "template") : spec;
  const labels = textMapAt(kind === "WorkloadGroup" ? objectAt(spec, "metadata") : spec, "labels");
  return {
    ref: { kind, namespace: meta.namespace, name: meta.name },
    labelSets: kind === "WorkloadGroup" ? [labels] : [{ ...meta.labels, ...labels }],
    annotations: {},
    serviceAccount: textAt(template, "serviceAccount") || "default",
    dataPlane: "sidecar",
    pods: [],
  };
}

function labelSetsOf(template: Labels, pods: readonly ClusterObject[]): readonly Labels[] {
  const sets = new Map<string, Labels>([[textOfLabels(template), template]]);
  for (const { meta } of pods) {
    if (sets.size >= MANY_LABEL_SETS) break;
    sets.set(textOfLabels(meta.labels), meta.labels);
  }
  return [...sets.values()];
}

const textOfLabels = (labels: Labels): string => JSON.stringify(Object.entries(labels).sort());

const STRENGTH: readonly DataPlane[] = ["none", "ambient", "sidecar", "gateway"];

/** During a rollout pods can differ; what has a proxy of its own counts most. */
function strongest(pods: readonly ClusterObject[], inNamespace: Labels): DataPlane | null {
  const found = pods.map((pod) => STRENGTH.indexOf(dataPlaneOfPod(readPod(pod), inNamespace)));
  return found.length === 0 ? null : (STRENGTH[Math.max(...found)] ?? null);
}
