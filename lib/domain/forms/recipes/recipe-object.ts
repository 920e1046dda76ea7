import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** Where an object of a recipe is. */
export interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** An object of a recipe. */
export function recipeObject(
  apiVersion: string,
  kind: string,
  { namespace, name }: Place,
  spec: JsonObject,
): JsonObject {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

export const NETWORKING = "networking.istio.io/v1";
export const SECURITY = "security.istio.io/v1";

/** A host as the name of an object: letters, digits and dashes, at most 50 of them. */
export function nameOfHost(host: string): string {
  const name = host
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replaceAll(/^-+|-+$/g, "");
  return name === "" ? "external" : name;
}
