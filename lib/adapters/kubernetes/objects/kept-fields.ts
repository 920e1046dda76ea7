import { configKind } from "@/lib/domain/config/config-kinds";
import { fieldTree, type FieldTree } from "./field-tree";

const POD_TEMPLATE = [
  "spec.template.metadata.labels",
  "spec.template.metadata.annotations",
  "spec.template.spec.serviceAccountName",
  "spec.template.spec.containers.name",
  "spec.template.spec.containers.image",
];
const CONDITIONS = ["status.conditions.type", "status.conditions.status", "status.conditions.reason"];
const CONTROLLER = [
  "spec.replicas",
  "spec.selector",
  ...POD_TEMPLATE,
  "status.observedGeneration",
  "status.replicas",
  "status.readyReplicas",
  "status.updatedReplicas",
  "status.availableReplicas",
  ...CONDITIONS,
];
const CONTAINER_STATUS = ["name", "ready", "started", "restartCount", "state"];

/**
 * What is kept of each kind that is no configuration, besides its metadata; everything else is dropped when an object
 * arrives.
 */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  Namespace: ["status.phase"],
  Pod: [
    "spec.nodeName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    ...["name", "image", "ports"].map((field) => `spec.containers.${field}`),
    ...["name", "image", "ports", "restartPolicy"].map((field) => `spec.initContainers.${field}`),
    "status.phase",
    "status.reason",
    "status.podIP",
    "status.podIPs",
    "status.hostIP",
    "status.startTime",
    ...CONDITIONS,
    ...CONTAINER_STATUS.map((field) => `status.containerStatuses.${field}`),
    ...CONTAINER_STATUS.map((field) => `status.initContainerStatuses.${field}`),
  ],
  Service: ["spec", "status.loadBalancer"],
  ServiceAccount: [],
  EndpointSlice: [
    "addressType",
    "ports",
    "endpoints.addresses",
    "endpoints.conditions",
    "endpoints.nodeName",
    "endpoints.zone",
    ...["kind", "namespace", "name"].map((field) => `endpoints.targetRef.${field}`),
  ],
  Ingress: ["spec", "status.loadBalancer"],
  Deployment: CONTROLLER,
  ReplicaSet: [],
  StatefulSet: CONTROLLER,
  DaemonSet: [
    "spec.selector",
    ...POD_TEMPLATE,
    "status.desiredNumberScheduled",
    "status.currentNumberScheduled",
    "status.numberReady",
    "status.numberAvailable",
    ...CONDITIONS,
  ],
  Job: [
    "spec.parallelism",
    "spec.completions",
    "spec.suspend",
    "spec.selector",
    ...POD_TEMPLATE,
    "status.active",
    "status.succeeded",
    "status.failed",
    "status.startTime",
    "status.completionTime",
    ...CONDITIONS,
  ],
  CronJob: [
    "spec.schedule",
    "spec.suspend",
    ...POD_TEMPLATE.map((path) => path.replace("spec.", "spec.jobTemplate.spec.")),
    "status.lastScheduleTime",
  ],
  Rollout: [
    ...CONTROLLER,
    "spec.workloadRef",
    "spec.strategy",
    "status.phase",
    "status.message",
    "status.currentStepIndex",
  ],
  Canary: [
    "spec.targetRef",
    "status.phase",
    "status.canaryWeight",
    ...CONDITIONS,
    "status.conditions.message",
  ],
  ConfigMap: ["data.mesh", "data.meshNetworks"],
};

const TREES: ReadonlyMap<string, FieldTree> = new Map(
  Object.entries(PATHS).map(([key, paths]) => [key, fieldTree(paths)]),
);
const NOTHING: FieldTree = {};
const CONFIGURATION = fieldTree(["spec", "status"]);

/** The tree of kept fields of a kind, by its key: of configuration the whole spec and status. */
export function keptFields(key: string): FieldTree {
  return TREES.get(key) ?? (configKind(key) === undefined ? NOTHING : CONFIGURATION);
}
