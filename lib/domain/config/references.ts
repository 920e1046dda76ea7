import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ClusterSnapshot } from "@/lib/domain/mesh/cluster-snapshot";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { kindKeyOf } from "@/lib/domain/validations/indexes";
import { destinationRuleReferences } from "./references/destination-rule";
import {
  backendPolicyReferences,
  gatewayReferences,
  inferencePoolReferences,
  listenerSetReferences,
  referenceGrantReferences,
} from "./references/gateway-api";
import { istioGatewayReferences } from "./references/istio-gateway";
import { meshNames } from "./references/mesh-names";
import { authorizationPolicyReferences, selectorReferences, sidecarReferences } from "./references/policy";
import type { Named } from "./references/named";
import type { ReferenceRule } from "./references/reference-rule";
import { routeReferences } from "./references/route";
import { virtualServiceReferences } from "./references/virtual-service";
import {
  namespaceReferences,
  serviceEntryReferences,
  serviceReferences,
  workloadEntryReferences,
  workloadGroupReferences,
} from "./references/workload-objects";

/** One object that another names, or is named by. */
export interface Reference {
  /** "uses": the object asked about names this one; "usedBy": this one names it. */
  readonly direction: "uses" | "usedBy";
  /** Its kind is a key of `KINDS`, "Workload", "Secret" or "ConfigMap". */
  readonly object: ObjectRef;
  readonly role: string;
  /** False where what is named is known not to be there. */
  readonly exists: boolean;
}

export interface References {
  uses(object: ClusterObject): readonly Reference[];
  /** What names an object of any kind, a workload (kind "Workload") or a Service, whether it is there or not. */
  usedBy(object: ObjectRef): readonly Reference[];
}

const RULES: readonly (readonly [KindKey, ReferenceRule])[] = [
  ["VirtualService", virtualServiceReferences],
  ["DestinationRule", destinationRuleReferences],
  ["Gateway.networking.istio.io", istioGatewayReferences],
  ["ServiceEntry", serviceEntryReferences],
  ["WorkloadEntry", workloadEntryReferences],
  ["WorkloadGroup", workloadGroupReferences],
  ["Sidecar", sidecarReferences],
  ["AuthorizationPolicy", authorizationPolicyReferences],
  ["Gateway.gateway.networking.k8s.io", gatewayReferences],
  ["ListenerSet", listenerSetReferences],
  ["ReferenceGrant", referenceGrantReferences],
  ["BackendTLSPolicy", backendPolicyReferences],
  ["XBackendTrafficPolicy", backendPolicyReferences],
  ["InferencePool", inferencePoolReferences],
  ["Service", serviceReferences],
  ["Namespace", namespaceReferences],
  ...(["HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute"] as const).map(
    (kind) => [kind, routeReferences] as const,
  ),
  ...(
    [
      "PeerAuthentication",
      "RequestAuthentication",
      "Telemetry",
      "WasmPlugin",
      "TrafficExtension",
      "EnvoyFilter",
      "ProxyConfig",
    ] as const
  ).map((kind) => [kind, selectorReferences] as const),
];
const RULE_OF: ReadonlyMap<string, ReferenceRule> = new Map(RULES);

/** More references of one object are left out. */
const MOST = 1_000;

/**
 * What the objects of a snapshot name, and by what they are named, for as long as the snapshot is kept. `knows` tells whether
 * a kind's objects are known; where they are not, everything named is taken to be there.
 */
export function referencesIn(
  snapshot: ClusterSnapshot,
  rootNamespace: string,
  knows: (kindKey: string) => boolean = () => true,
): References {
  const mesh = meshNames(snapshot, rootNamespace);
  const named = (object: ClusterObject): readonly Named[] =>
    unique(RULE_OF.get(kindKeyOf(object))?.(object, mesh) ?? []);
  const isThere = ({ kind, namespace, name, exists }: Named): boolean => {
    if (kind === "Workload" || kind === "Secret" || kind === "ConfigMap" || !knows(kind)) return true;
    return exists ?? snapshot.get(kind, namespace, name) !== undefined;
  };
  let inverted: ReadonlyMap<string, readonly Reference[]> | null = null;
  return {
    uses: (object) =>
      named(object).map((one) => ({
        direction: "uses",
        object: { kind: one.kind, namespace: one.namespace, name: one.name },
        role: one.role,
        exists: isThere(one),
      })),
    usedBy: (object) => (inverted ??= invert(snapshot, named)).get(keyOf(object)) ?? [],
  };
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind}/${namespace}/${name}`;
}

function unique(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((one) => [`${keyOf(one)}/${one.role}`, one])).values()].slice(0, MOST);
}

function invert(
  snapshot: ClusterSnapshot,
  named: (object: ClusterObject) => readonly Named[],
): ReadonlyMap<string, readonly Reference[]> {
  const usedBy = new Map<string, Reference[]>();
  for (const [kind] of RULES) {
    for (const object of snapshot.list(kind)) {
      const by = { kind, namespace: object.meta.namespace, name: object.meta.name };
      for (const one of named(object)) {
        const list = usedBy.get(keyOf(one)) ?? [];
        if (list.length < MOST) list.push({ direction: "usedBy", object: by, role: one.role, exists: true });
        usedBy.set(keyOf(one), list);
      }
    }
  }
  return usedBy;
}
