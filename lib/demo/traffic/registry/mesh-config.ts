import { parse } from "yaml";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt } from "../../world/read-json";

const ROOT_NAMESPACE = "istio-system";

/**
 * Istio's MeshConfig: the `mesh` key of the ConfigMap `istio` in istio-system; {} where it is absent or no YAML.
 * https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/
 */
export function readMeshConfig(configMaps: readonly K8sObject[]): JsonObject {
  const found = configMaps.find(
    ({ metadata }) => metadata.name === "istio" && metadata.namespace === ROOT_NAMESPACE,
  );
  const mesh = jsonAt(found, "data", "mesh");
  if (typeof mesh !== "string") return {};
  try {
    const config: unknown = parse(mesh, { maxAliasCount: 50 });
    return isObject(config) ? config : {};
  } catch {
    return {};
  }
}
