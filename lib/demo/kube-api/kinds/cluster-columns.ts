import type { K8sObject } from "../../world/k8s-object";
import { isObject, objectsIn, textMap, textOr } from "../../world/read-json";
import { readPath } from "../../json/read-path";
import { ageOf } from "./age-of";
import { column } from "./column";
import type { PrinterColumn } from "./served-kind";

const { age, text, wide } = column;
const ROLE = "node-role.kubernetes.io/";

function nodeStatus(node: K8sObject): string {
  const ready = objectsIn(readPath(node, "status.conditions")).find(({ type }) => type === "Ready");
  const status = ready?.["status"] === "True" ? "Ready" : "NotReady";
  const closed = readPath(node, "spec.unschedulable") === true ? ",SchedulingDisabled" : "";
  return `${ready === undefined ? "Unknown" : status}${closed}`;
}

function nodeRoles(node: K8sObject): string {
  const labels = [...textMap(node.metadata.labels)];
  const roles = labels.flatMap(([key, value]) => {
    if (key.startsWith(ROLE)) return [key.slice(ROLE.length)];
    return key === "kubernetes.io/role" ? [value] : [];
  });
  const named = roles.filter((role) => role !== "");
  return named.length === 0 ? "<none>" : [...new Set(named)].toSorted().join(",");
}

const nodeAddress = (wanted: string) => (node: K8sObject) =>
  textOr(objectsIn(readPath(node, "status.addresses")).find(({ type }) => type === wanted)?.["address"]) ||
  "<none>";
const nodeInfo = (key: string) => (node: K8sObject) =>
  textOr(readPath(node, `status.nodeInfo.${key}`)) || "<unknown>";

function kernelOf(node: K8sObject): string {
  const architecture = textOr(readPath(node, "status.nodeInfo.architecture"));
  return `${nodeInfo("kernelVersion")(node)}${architecture === "" ? "" : ` (${architecture})`}`;
}

const keysOf = (object: K8sObject, ...fields: readonly string[]): number =>
  fields.reduce((sum, field) => sum + (isObject(object[field]) ? Object.keys(object[field]).length : 0), 0);

function firstSeen(event: K8sObject): string {
  return textOr(event["firstTimestamp"]) || textOr(event["eventTime"]);
}

const lastSeen = (event: K8sObject): string =>
  textOr(readPath(event, "series.lastObservedTime")) || textOr(event["lastTimestamp"]) || firstSeen(event);

function eventObject(event: K8sObject): string {
  const kind = textOr(readPath(event, "involvedObject.kind")).toLowerCase();
  const name = textOr(readPath(event, "involvedObject.name"));
  return name === "" ? kind : `${kind}/${name}`;
}

function eventSource(event: K8sObject): string {
  const component = textOr(readPath(event, "source.component")) || textOr(event["reportingComponent"]);
  const instance = textOr(readPath(event, "source.host")) || textOr(event["reportingInstance"]);
  return instance === "" ? component : `${component}, ${instance}`;
}

function eventCount(event: K8sObject): number {
  const count = readPath(event, "series.count") ?? event["count"];
  return typeof count === "number" && count > 0 ? count : 1;
}

const roleOf = (binding: K8sObject): string =>
  `${textOr(readPath(binding, "roleRef.kind"))}/${textOr(readPath(binding, "roleRef.name"))}`;
const subjectsOf = (wanted: string) => (binding: K8sObject) =>
  objectsIn(binding["subjects"])
    .filter(({ kind }) => kind === wanted)
    .map(({ namespace, name }) =>
      wanted === "ServiceAccount" ? `${textOr(namespace)}/${textOr(name)}` : textOr(name),
    )
    .join(", ");
const binding = [
  text("Role", roleOf),
  age,
  wide("Users", subjectsOf("User")),
  wide("Groups", subjectsOf("Group")),
  wide("ServiceAccounts", subjectsOf("ServiceAccount")),
];
const createdAt: PrinterColumn = {
  ...text("Created At", (object) => object.metadata.creationTimestamp ?? ""),
  type: "date",
};
const webhooks: readonly PrinterColumn[] = [
  { ...text("Webhooks", (object) => objectsIn(object["webhooks"]).length), type: "integer" },
  age,
];

/** The columns of the cluster's own objects: nodes, settings, rights and what happened. An Event's name comes last. */
export const CLUSTER_COLUMNS: Readonly<Record<string, readonly PrinterColumn[]>> = {
  Namespace: [text("Status", (object) => textOr(readPath(object, "status.phase")) || "Active"), age],
  Node: [
    text("Status", nodeStatus),
    text("Roles", nodeRoles),
    age,
    text("Version", (object) => textOr(readPath(object, "status.nodeInfo.kubeletVersion"))),
    wide("Internal-IP", nodeAddress("InternalIP")),
    wide("External-IP", nodeAddress("ExternalIP")),
    wide("OS-Image", nodeInfo("osImage")),
    wide("Kernel-Version", kernelOf),
    wide("Container-Runtime", nodeInfo("containerRuntimeVersion")),
  ],
  ConfigMap: [text("Data", (object) => keysOf(object, "data", "binaryData")), age],
  Secret: [
    text("Type", (object) => textOr(object["type"])),
    text("Data", (object) => keysOf(object, "data")),
    age,
  ],
  Event: [
    text("Last Seen", (object, now) => ageOf(lastSeen(object), now)),
    text("Type", (object) => textOr(object["type"])),
    text("Reason", (object) => textOr(object["reason"])),
    text("Object", eventObject),
    wide("Subobject", (object) => textOr(readPath(object, "involvedObject.fieldPath"))),
    wide("Source", eventSource),
    text("Message", (object) => textOr(object["message"]).trim()),
    wide("First Seen", (object, now) => ageOf(firstSeen(object), now)),
    wide("Count", eventCount),
    wide("Name", (object) => object.metadata.name),
  ],
  Lease: [text("Holder", (object) => textOr(readPath(object, "spec.holderIdentity"))), age],
  Role: [createdAt],
  ClusterRole: [createdAt],
  RoleBinding: binding,
  ClusterRoleBinding: binding,
  CustomResourceDefinition: [createdAt],
  MutatingWebhookConfiguration: webhooks,
  ValidatingWebhookConfiguration: webhooks,
};
