import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";

/** Fields of `spec` that the API server fills in after it has noted who sets what; whoever does not send them does not own them. */
const ASSIGNED: ReadonlyMap<string, readonly string[]> = new Map([
  ["Namespace", ["finalizers"]],
  ["Pod", ["priority", "preemptionPolicy", "tolerations", "serviceAccountName", "serviceAccount"]],
  ["Service", ["clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy", "healthCheckNodePort"]],
]);

/** An object without what the server has assigned to it and the request did not ask for. */
export function withoutAssigned({ group, kind }: ServedKind, object: K8sObject, asked: Json): JsonObject {
  const fields = group === "" ? ASSIGNED.get(kind) : undefined;
  const spec = object["spec"];
  if (fields === undefined || !isObject(spec) || !isObject(asked)) return object;
  const own = Object.entries(spec).filter(
    ([key]) => !fields.includes(key) || jsonAt(asked, "spec", key) !== undefined,
  );
  return { ...object, spec: Object.fromEntries(own) };
}
