import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../../world/k8s-object";
import { objectsIn } from "../../../world/read-json";
import type { ServedKind } from "../../kinds/served-kind";
import { schemaOf } from "../../schemas/schema-of";
import type { FieldSet } from "./field-set";
import { fieldSetOf } from "./field-set-of";
import { fieldSetOfPaths } from "./field-set-of-paths";
import { managerId, type ManagedEntry, writeManagers } from "./managers";
import { ownFields } from "./own-fields";

const STATUS = fieldSetOfPaths(["f:status"]);

/** Who writes what the world is loaded with: controllers what they make of other objects, a user's kubectl the rest. */
const MAKERS: ReadonlyMap<string, string> = new Map([
  ["Pod", "kube-controller-manager"],
  ["ReplicaSet", "kube-controller-manager"],
  ["EndpointSlice", "kube-controller-manager"],
  ["Endpoints", "kube-controller-manager"],
  ["Job", "kube-controller-manager"],
  ["Node", "kubelet"],
  ["Lease", "kubelet"],
  ["Event", "kubelet"],
]);
const REPORTERS: ReadonlyMap<string, string> = new Map([
  ["Pod", "kubelet"],
  ["Node", "kubelet"],
]);

function loadedManagers(kind: ServedKind, object: K8sObject): readonly JsonObject[] {
  const { apiVersion, metadata } = object;
  const all = fieldSetOf(object, schemaOf(kind, kind.versions[0] ?? ""));
  const entry = (manager: string, subresource: string, fields: FieldSet): ManagedEntry => ({
    manager,
    operation: "Update",
    apiVersion,
    subresource,
    time: metadata.creationTimestamp ?? "",
    fields,
  });
  const entries = [
    entry(MAKERS.get(kind.kind) ?? "kubectl-client-side-apply", "", ownFields(all, STATUS)),
    entry(
      REPORTERS.get(kind.kind) ?? (kind.custom ? "pilot-discovery" : "kube-controller-manager"),
      "status",
      all.difference(all.without(STATUS)),
    ),
  ].filter(({ fields }) => !fields.isEmpty);
  return writeManagers(new Map(entries.map((one) => [managerId(one), one])));
}

/**
 * metadata.managedFields of a stored object. What the world was loaded with stores none: it is worked out when somebody
 * looks, because ten thousand objects would need as much memory again. An empty list is of an object whose managers a client
 * has removed.
 */
export function managedFieldsOf(kind: ServedKind, object: K8sObject): readonly JsonObject[] {
  const stored = object.metadata["managedFields"];
  return stored === undefined ? loadedManagers(kind, object) : objectsIn(stored);
}
