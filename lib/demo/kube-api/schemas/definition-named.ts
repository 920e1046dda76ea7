import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt } from "../../world/read-json";
import { loadData } from "./load-data";

/** The OpenAPI definition of a Go type of Kubernetes (`io.k8s.api.core.v1.PodSpec`); undefined where no served kind reaches it. */
export function definitionNamed(name: string): JsonObject | undefined {
  const definition = jsonAt(loadData(`definitions/${name.slice(0, name.lastIndexOf("."))}`), name);
  return isObject(definition) ? definition : undefined;
}
