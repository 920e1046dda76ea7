import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";
import { textOf } from "../../json/text-of";
import { readPath } from "../../json/read-path";
import { ageOf } from "./age-of";
import { column } from "./column";
import { listCell } from "./list-cell";
import { podReady, podRestarts, podStatus } from "./pod-cells";
import type { PrinterColumn } from "./served-kind";

const { age, count, text, wide } = column;
const orElse = (fallback: Json, at: string) => (object: K8sObject) => readPath(object, at) ?? fallback;
const number = (object: K8sObject, at: string): string => {
  const value = readPath(object, at);
  return typeof value === "number" ? value.toString() : "0";
};
const pairs = (at: string) => (object: K8sObject) => {
  const labels = readPath(object, at);
  return isObject(labels)
    ? Object.entries(labels)
        .map(([name, value]) => `${name}=${textOf(value)}`)
        .join(",")
    : "<none>";
};
const servicePort = (port: Json): string => {
  const node = readPath(port, "nodePort");
  return `${textOf(readPath(port, "port"))}${node === undefined ? "" : `:${textOf(node)}`}/${textOf(readPath(port, "protocol") ?? "TCP")}`;
};
const images = wide("Images", (object) =>
  listCell(object, "spec.template.spec.containers", (item) => readPath(item, "image")),
);
const selector = wide("Selector", pairs("spec.selector.matchLabels"));
const condition = (type: string) => (object: K8sObject) =>
  listCell(
    object,
    "status.conditions",
    (item) => (readPath(item, "type") === type ? readPath(item, "status") : undefined),
    "",
  );
const size = (object: K8sObject): number => {
  const data = object["data"];
  return isObject(data) ? Object.keys(data).length : 0;
};
const readyOf = (ready: string, desired: string) => (object: K8sObject) =>
  `${number(object, ready)}/${number(object, desired)}`;

/** The columns after Name, by kind key: for built-in kinds those of the API server's printers, for custom resources their CRD's. */
export const PRINTER_COLUMNS: Readonly<Record<string, readonly PrinterColumn[]>> = {
  Namespace: [text("Status", orElse("Active", "status.phase")), age],
  Node: [
    text("Status", (object) => (condition("Ready")(object) === "True" ? "Ready" : "NotReady")),
    age,
    text("Version", orElse("", "status.nodeInfo.kubeletVersion")),
  ],
  Pod: [
    text("Ready", podReady),
    text("Status", podStatus),
    { ...text("Restarts", podRestarts), type: "integer" },
    age,
    wide("IP", orElse("<none>", "status.podIP")),
    wide("Node", orElse("<none>", "spec.nodeName")),
  ],
  Service: [
    text("Type", orElse("ClusterIP", "spec.type")),
    text("Cluster-IP", orElse("<none>", "spec.clusterIP")),
    text("External-IP", (object) =>
      listCell(object, "status.loadBalancer.ingress", (item) => readPath(item, "ip")),
    ),
    text("Port(s)", (object) => listCell(object, "spec.ports", servicePort)),
    age,
    wide("Selector", pairs("spec.selector")),
  ],
  ConfigMap: [text("Data", size), age],
  Event: [
    text("Last Seen", (object, now) => ageOf(object["lastTimestamp"], now)),
    text("Type", orElse("", "type")),
    text("Reason", orElse("", "reason")),
    text(
      "Object",
      (object) =>
        `${textOf(readPath(object, "involvedObject.kind")).toLowerCase()}/${textOf(readPath(object, "involvedObject.name"))}`,
    ),
    text("Message", orElse("", "message")),
  ],
  EndpointSlice: [
    text("AddressType", orElse("", "addressType")),
    text("Ports", (object) => listCell(object, "ports", (item) => textOf(readPath(item, "port")), "<unset>")),
    text("Endpoints", (object) =>
      listCell(object, "endpoints", (item) => listCell({ ...object, item }, "item.addresses", (ip) => ip)),
    ),
    age,
  ],
  Ingress: [
    text("Class", orElse("<none>", "spec.ingressClassName")),
    text("Hosts", (object) => listCell(object, "spec.rules", (item) => readPath(item, "host"), "*")),
    age,
  ],
  Deployment: [
    text("Ready", readyOf("status.readyReplicas", "spec.replicas")),
    count("Up-to-date", "status.updatedReplicas"),
    count("Available", "status.availableReplicas"),
    age,
    images,
    selector,
  ],
  ReplicaSet: [
    count("Desired", "spec.replicas"),
    count("Current", "status.replicas"),
    count("Ready", "status.readyReplicas"),
    age,
    images,
    selector,
  ],
  StatefulSet: [text("Ready", readyOf("status.readyReplicas", "spec.replicas")), age, images],
  DaemonSet: [
    count("Desired", "status.desiredNumberScheduled"),
    count("Current", "status.currentNumberScheduled"),
    count("Ready", "status.numberReady"),
    age,
    images,
    selector,
  ],
  Job: [text("Completions", readyOf("status.succeeded", "spec.completions")), age],
  CronJob: [text("Schedule", orElse("", "spec.schedule")), age],
};
