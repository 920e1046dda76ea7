import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt } from "../../world/read-json";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { policiesOf } from "./policies-of";
import { workloadSelector } from "./workload-selector";

export type PeerMode = "STRICT" | "PERMISSIVE" | "DISABLE";

interface PeerAuthentication {
  /** null for one that selects all pods. */
  readonly selects: ReturnType<typeof workloadSelector> | null;
  readonly mode: PeerMode | null;
  readonly portModes: Json | undefined;
}

/** null for UNSET, for nothing and for what is no mode: each inherits. */
const modeIn = (mtls: Json | undefined): PeerMode | null => {
  const mode = jsonAt(mtls, "mode");
  return mode === "STRICT" || mode === "PERMISSIVE" || mode === "DISABLE" ? mode : null;
};

function read(policy: K8sObject): PeerAuthentication {
  const spec = jsonAt(policy, "spec");
  const labels = jsonAt(spec, "selector", "matchLabels");
  const hasSelector = isObject(labels) && Object.keys(labels).length > 0;
  return {
    selects: hasSelector ? workloadSelector(jsonAt(spec, "selector")) : null,
    mode: modeIn(jsonAt(spec, "mtls")),
    portModes: jsonAt(spec, "portLevelMtls"),
  };
}

const peerAuthentications = policiesOf("PeerAuthentication", read);

/**
 * What a pod's proxy accepts on a port of its workload: the oldest PeerAuthentication that selects it (first what it says of the
 * port), else its namespace's, else the mesh's, else PERMISSIVE. One with a selector in the root namespace selects nothing. A
 * ztunnel ignores policies that disable mutual TLS.
 * https://istio.io/latest/docs/reference/config/security/peer_authentication/ and
 * https://istio.io/latest/docs/ambient/usage/l4-policy/#peer-authentication
 */
export function peerMode(world: MeshWorld, server: PodGroup, port: number): PeerMode {
  const policies = peerAuthentications(world);
  const { namespace, dataPlane } = server.end;
  const of = (where: string): readonly PeerAuthentication[] => {
    const all = policies.get(where) ?? [];
    return dataPlane === "ztunnel" ? all.filter(({ mode }) => mode !== "DISABLE") : all;
  };
  const own = namespace === world.rootNamespace ? [] : of(namespace);
  const workload = own.find(({ selects }) => selects?.(server.labels));
  return (
    modeIn(jsonAt(workload?.portModes, String(port))) ??
    workload?.mode ??
    own.find(({ selects }) => selects === null)?.mode ??
    of(world.rootNamespace).find(({ selects }) => selects === null)?.mode ??
    "PERMISSIVE"
  );
}
