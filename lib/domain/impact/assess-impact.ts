import type { TelemetryRow } from "../graph/telemetry-row";
import { redactRows } from "../graph/redact-rows";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { meshRouting } from "../routing/mesh-routing";
import { readPolicyTarget } from "../policy/policy-target";
import { changedObjects, type ChangedObject } from "./changed-objects";
import { changeScope, type Scope } from "./change-scope";
import type { Impact } from "./impact";
import { impactMoves } from "./impact-moves";
import { impactSentence } from "./impact-sentence";
import type { ObservedFlow } from "./observed-flow";
import { observedFlows } from "./observed-flows";
import { observedSuccess } from "./observed-success";
import { opaqueImpact } from "./opaque-impact";
import { policyImpact } from "./policy-impact";
import { routingImpact } from "./routing-impact";
import { routingReach } from "./routing-reach";
import { securitySide } from "./security-side";
import { trafficPolicyImpact } from "./traffic-policy-impact";

export interface ImpactInput {
  readonly before: ClusterSnapshot;
  readonly after: ClusterSnapshot;
  /** Telemetry of the window, as the metrics store has it. */
  readonly rows: readonly TelemetryRow[];
  readonly windowSeconds: number;
  readonly rootNamespace: string;
  /** The namespaces the viewer may see. */
  readonly visible: ReadonlySet<string>;
  /** The cluster that rows without a cluster are of. */
  readonly homeCluster?: string;
  /** Whether the mesh lets calls to unknown hosts through; Istio does where nothing is said. */
  readonly allowAny?: boolean;
  /** Whether sidecars choose mutual TLS by themselves; they do where nothing is said. */
  readonly autoMtls?: boolean;
}

const noteOf = (windowSeconds: number, stale: boolean): string => {
  const basis = `Computed from the traffic of the last ${windowSeconds} s.`;
  return stale
    ? `${basis} What was observed is far from what is configured today, so the configuration alone was counted.`
    : basis;
};

/** What decides where requests go, and who lets them in; nothing else is worked out again. */
const ROUTING: ReadonlySet<string> = new Set([
  "VirtualService",
  "DestinationRule",
  "ServiceEntry",
  "Sidecar",
  "Gateway.networking.istio.io",
  "Gateway.gateway.networking.k8s.io",
  "HTTPRoute",
  "GRPCRoute",
  "TCPRoute",
  "ReferenceGrant",
]);
const SECURITY: ReadonlySet<string> = new Set([
  "AuthorizationPolicy",
  "PeerAuthentication",
  "DestinationRule",
]);

const DESTINATION_RULES: ReadonlySet<string> = new Set(["DestinationRule"]);

interface Scoped {
  readonly object: ChangedObject;
  readonly scope: Scope;
}

/** A policy that names gateways, waypoints or services counts for whatever passes them. */
function enforcedScope({ object, scope }: Scoped): Scope {
  const named = [object.before, object.after].some(
    (one) => one !== null && readPolicyTarget(one).targetRefs.length > 0,
  );
  return named ? () => true : scope;
}

/** The flows that changed objects of some kinds speak about. */
function spokenOf(
  flows: readonly ObservedFlow[],
  changed: readonly Scoped[],
  kinds: ReadonlySet<string>,
): readonly ObservedFlow[] {
  const scopes = changed.filter(({ object }) => kinds.has(object.kind)).map(enforcedScope);
  return scopes.length === 0 ? [] : flows.filter((flow) => scopes.some((scope) => scope(flow)));
}

const UNTOUCHED = { moves: [], refused: [], admitted: [], services: [], unknown: [] } as const;

function told(
  { before, after, rootNamespace, visible, allowAny = true, autoMtls = true }: ImpactInput,
  flows: readonly ObservedFlow[],
): Pick<Impact, "moves" | "refused" | "admitted" | "services" | "unknown"> & {
  readonly stale: boolean;
  readonly touched: number;
} {
  const meshes = {
    before: meshRouting(before, rootNamespace, allowAny),
    after: meshRouting(after, rootNamespace, allowAny),
  };
  const objects = changedObjects(before, after);
  if (objects.length === 0) return { ...UNTOUCHED, stale: false, touched: 0 };
  const changed = objects.map((object) => ({
    object,
    scope: changeScope(object.after ? meshes.after : meshes.before, object),
  }));
  const routed = objects.some(({ kind }) => ROUTING.has(kind)) ? flows : [];
  const routing = routingImpact(meshes, routed, routingReach(meshes, objects));
  const policy = policyImpact(
    { before: securitySide(meshes.before), after: securitySide(meshes.after), autoMtls },
    spokenOf(flows, changed, SECURITY),
  );
  const moved = impactMoves(routing.shifted, observedSuccess(flows), visible);
  return {
    moves: moved.moves,
    services: moved.services,
    refused: [...moved.refused, ...policy.unconnected, ...policy.refused],
    admitted: [...moved.admitted, ...policy.admitted],
    unknown: [
      ...routing.unknown,
      ...trafficPolicyImpact(meshes, spokenOf(flows, changed, DESTINATION_RULES)),
      ...policy.unknown,
      ...opaqueImpact(changed, flows),
    ],
    stale: routing.shifted.some(({ stale }) => stale),
    touched: flows.filter((flow) => changed.some(({ scope }) => scope(flow))).length,
  };
}

/**
 * What a change of configuration would do to the traffic that was observed: where requests would go instead, who would be
 * refused or let in, and what telemetry cannot tell, with an upper bound. Rates per second. Pure; the configuration is read
 * as Istio and the Gateway API document it, nothing of the mesh is asked.
 */
export function assessImpact(input: ImpactInput): Impact {
  const { rows, windowSeconds, before, visible, homeCluster = "Kubernetes" } = input;
  const flows = observedFlows(redactRows(rows, visible, false), before, homeCluster);
  const { stale, touched, ...parts } = told(input, flows);
  const isKnown =
    touched > 0 ||
    [parts.moves, parts.refused, parts.admitted, parts.unknown].some((list) => list.length > 0);
  return {
    state: isKnown ? "known" : "noTraffic",
    note: noteOf(windowSeconds, stale),
    windowSeconds,
    ...parts,
    sentence: impactSentence(parts, touched),
  };
}
