import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../world/k8s-object";
import { isObject, objectsIn } from "../../../world/read-json";
import type { ServedKind } from "../../kinds/served-kind";
import { schemaOf } from "../../schemas/schema-of";
import { fieldsV1Of } from "./fields-v1-of";
import { UNOWNED_METADATA } from "./own-fields";

/** Who writes what the world is loaded with: controllers what they make of other objects, a user's kubectl the rest. */
const MAKERS: ReadonlyMap<string, string> = new Map([
  ["Pod", "kube-controller-manager"],
  ["ReplicaSet", "kube-controller-manager"],
  ["EndpointSlice", "kube-controller-manager"],
  ["Endpoints", "kube-controller-manager"],
  ["Job", "kube-controller-manager"],
  ["ServiceAccount", "kube-controller-manager"],
  ["Node", "kubelet"],
  ["Lease", "kubelet"],
  ["Event", "kubelet"],
]);
const REPORTERS: ReadonlyMap<string, string> = new Map([
  ["Pod", "kubelet"],
  ["Node", "kubelet"],
]);

function entry(object: K8sObject, manager: string, subresource: string, fieldsV1: JsonObject): JsonObject {
  const { creationTimestamp: time } = object.metadata;
  return {
    manager,
    operation: "Update",
    apiVersion: object.apiVersion,
    ...(time === undefined ? {} : { time }),
    fieldsType: "FieldsV1",
    fieldsV1,
    ...(subresource === "" ? {} : { subresource }),
  };
}

function loadedFields(kind: ServedKind, object: K8sObject): readonly JsonObject[] {
  const { apiVersion: _, kind: __, metadata, status, ...content } = object;
  const own = Object.entries(metadata).filter(([key]) => !UNOWNED_METADATA.has(key));
  const whole = own.length === 0 ? content : { metadata: Object.fromEntries(own), ...content };
  const schema = schemaOf(kind, kind.versions[0] ?? "");
  const { "f:metadata": inMetadata, ...others } = fieldsV1Of(whole, schema);
  // Nobody owns metadata as such, only what is in it.
  const { ".": _itself, ...below } = isObject(inMetadata) ? inMetadata : {};
  const fields = Object.keys(below).length === 0 ? others : { "f:metadata": below, ...others };
  const reporter = REPORTERS.get(kind.kind) ?? (kind.custom ? "pilot-discovery" : "kube-controller-manager");
  const maker = MAKERS.get(kind.kind) ?? "kubectl-client-side-apply";
  const made = Object.keys(fields).length === 0 ? [] : [entry(object, maker, "", fields)];
  if (status === undefined) return made;
  const told = entry(object, reporter, "status", fieldsV1Of({ status }, schema));
  return maker > reporter ? [told, ...made] : [...made, told];
}

/**
 * metadata.managedFields of a stored object. What the world was loaded with stores none: it is worked out when somebody
 * looks, because ten thousand objects would need as much memory again. An empty list is of an object whose managers a client
 * has removed.
 */
export function managedFieldsOf(kind: ServedKind, object: K8sObject): readonly JsonObject[] {
  const stored = object.metadata["managedFields"];
  return stored === undefined ? loadedFields(kind, object) : objectsIn(stored);
}
