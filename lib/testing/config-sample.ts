import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** A valid object named "sample" of a kind, with this spec. */
export function configSample(apiVersion: string, kind: string, spec: JsonObject): JsonObject {
  return { apiVersion, kind, metadata: { name: "sample", namespace: "default" }, spec };
}
