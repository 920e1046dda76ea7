import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt } from "../../world/read-json";
import { selectsLabels } from "../gateway-api/selects-labels";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { policiesOf } from "./policies-of";

export type PeerMode = "STRICT" | "PERMISSIVE" | "DISABLE";

/** null for UNSET, for nothing and for what is no mode: each inherits. */
const modeIn = (mtls: Json | undefined): PeerMode | null => {
  const mode = jsonAt(mtls, "mode");
  return mode === "STRICT" || mode === "PERMISSIVE" || mode === "DISABLE" ? mode : null;
};

function hasSelector(policy: K8sObject): boolean {
  const labels = jsonAt(policy, "spec", "selector", "matchLabels");
  return isObject(labels) && Object.keys(labels).length > 0;
}

const modeOf = (policy: K8sObject | undefined): PeerMode | null => modeIn(jsonAt(policy, "spec", "mtls"));

/** ztunnel cannot do without mutual TLS: policies that would disable it are ignored there. */
const isObeyed = ({ end }: PodGroup, policy: K8sObject): boolean =>
  end.dataPlane !== "ztunnel" || modeOf(policy) !== "DISABLE";

/**
 * What a pod's proxy accepts on a port of its workload: the oldest PeerAuthentication that selects it (first what it says of the
 * port), else its namespace's, else the mesh's, else PERMISSIVE. One with a selector in the root namespace selects nothing.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/ and
 * https://istio.io/latest/docs/ambient/usage/l4-policy/#peer-authentication
 */
export function peerMode(world: MeshWorld, server: PodGroup, port: number): PeerMode {
  const policies = policiesOf.PeerAuthentication(world);
  const { namespace } = server.end;
  const of = (where: string): readonly K8sObject[] =>
    (policies.get(where) ?? []).filter((policy) => isObeyed(server, policy));
  const own = namespace === world.rootNamespace ? [] : of(namespace);
  const meshWide = of(world.rootNamespace).find((policy) => !hasSelector(policy));
  const namespaceWide = own.find((policy) => !hasSelector(policy));
  const workload = own.find(
    (policy) => hasSelector(policy) && selectsLabels(jsonAt(policy, "spec", "selector"), server.labels),
  );
  return (
    modeIn(jsonAt(workload, "spec", "portLevelMtls", String(port))) ??
    modeOf(workload) ??
    modeOf(namespaceWide) ??
    modeOf(meshWide) ??
    "PERMISSIVE"
  );
}
