import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";

/** An object of the Gateway API's standard channel at `namespace/name`. */
export function gatewayApi(
  kind: "Gateway" | "HTTPRoute" | "ReferenceGrant",
  path: string,
  spec: JsonObject,
  labels: Readonly<Record<string, string>> = {},
): K8sObject {
  const [namespace = "", name = ""] = path.split("/");
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind,
    // An Istio Gateway of the same name is another object.
    metadata: objectMeta({ kind: `gateway-api/${kind}`, name, namespace }, { labels, generation: 1 }),
    spec,
  };
}

/** A reference to port `port` of a Service, of the route's own namespace where none is named. */
export const toService = (
  name: string,
  port: number,
  more: { readonly namespace?: string; readonly weight?: number } = {},
): JsonObject => ({ name, port, ...more });
