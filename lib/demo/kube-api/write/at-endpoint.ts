import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";
import { initialStatus } from "./initial-status";

/** What a client says of an object's identity and version, which every endpoint checks. */
const SAID = ["name", "namespace", "uid", "resourceVersion", "managedFields"];

const present = (key: string, value: Json | undefined): JsonObject =>
  value === undefined ? {} : { [key]: value };

function metadataAtStatus(kind: ServedKind, desired: JsonObject, current: K8sObject): JsonObject {
  const { labels, ...rest } = desired;
  if (!kind.custom) return { ...rest, ...present("labels", current.metadata.labels) };
  const said = SAID.map((key) => [key, desired[key]] as const);
  const own = Object.entries(current.metadata).filter(([key]) => !SAID.includes(key));
  return Object.fromEntries([...own, ...said].filter(([, value]) => value !== undefined));
}

/** A pod's one address is also the first of its addresses. */
function withAddresses(status: Json | undefined): Json | undefined {
  const address = jsonAt(status, "podIP");
  return isObject(status) && address !== undefined && status["podIPs"] === undefined
    ? { ...status, podIPs: [{ ip: address }] }
    : status;
}

function atStatus(kind: ServedKind, desired: JsonObject, current: K8sObject): JsonObject {
  const { status: _, ...rest } = current;
  const metadata = isObject(desired["metadata"]) ? desired["metadata"] : {};
  return {
    ...rest,
    ...present("apiVersion", desired["apiVersion"]),
    ...present("kind", desired["kind"]),
    metadata: metadataAtStatus(kind, metadata, current),
    ...present("status", kind.kind === "Pod" ? withAddresses(desired["status"]) : desired["status"]),
  };
}

/**
 * What a request through an endpoint asks for: the object's own leaves status as it is (where there is a status subresource),
 * the status subresource leaves all else.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#status-subresource
 */
export function atEndpoint(
  kind: ServedKind,
  subresource: string,
  desired: JsonObject,
  current: K8sObject | undefined,
): JsonObject {
  if (subresource === "status" && current !== undefined) return atStatus(kind, desired, current);
  if (!kind.subresources.includes("status")) return desired;
  const { status: _, ...rest } = desired;
  return {
    ...rest,
    ...present("status", current === undefined ? initialStatus(kind, desired) : current["status"]),
  };
}
