import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "../finding";
import { placedItems } from "../placed-items";

/** The kinds that attach to Gateways as routes. */
export const ROUTE_KINDS = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"] as const;

export interface ParentRef {
  readonly namespace: string;
  readonly name: string;
  /** "" for every listener. */
  readonly sectionName: string;
  readonly port: number | null;
  readonly path: FieldPath;
}

/**
 * The Gateways that a route names as its parents; parents of other kinds (Services, ListenerSets) are left out.
 * https://gateway-api.sigs.k8s.io/reference/spec/#parentreference
 */
export function gatewayParents({ data, meta }: ClusterObject): readonly ParentRef[] {
  return placedItems(objectAt(data, "spec"), "parentRefs", ["spec"])
    .filter(({ item }) => (textAt(item, "kind") || "Gateway") === "Gateway")
    .filter(
      ({ item }) => (textAt(item, "group") || "gateway.networking.k8s.io") === "gateway.networking.k8s.io",
    )
    .map(({ item, path }) => {
      const { port } = item;
      return {
        namespace: textAt(item, "namespace") || meta.namespace,
        name: textAt(item, "name"),
        sectionName: textAt(item, "sectionName"),
        port: typeof port === "number" ? port : null,
        path,
      };
    });
}
