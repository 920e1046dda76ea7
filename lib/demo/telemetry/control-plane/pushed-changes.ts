import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";

/** What has changed that an istiod tells its proxies of. */
export interface PushedChanges {
  readonly configuration: boolean;
  readonly endpoints: boolean;
}

export const NO_CHANGES: PushedChanges = { configuration: false, endpoints: false };

const CONFIGURATION: readonly (readonly [group: string, kind: string])[] = [
  ["", "Service"],
  ...[
    "VirtualService",
    "DestinationRule",
    "Gateway",
    "ServiceEntry",
    "WorkloadEntry",
    "Sidecar",
    "EnvoyFilter",
  ].map((kind) => ["networking.istio.io", kind] as const),
  ...["PeerAuthentication", "AuthorizationPolicy", "RequestAuthentication"].map(
    (kind) => ["security.istio.io", kind] as const,
  ),
  ...["Gateway", "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute"].map(
    (kind) => ["gateway.networking.k8s.io", kind] as const,
  ),
  ["telemetry.istio.io", "Telemetry"],
];

/** The newest version among objects and how many there are: another text after any change of them. */
const versionOf = (objects: readonly K8sObject[]): string =>
  `${objects.length}/${objects.reduce((newest, { metadata }) => Math.max(newest, Number(metadata.resourceVersion ?? 0)), 0)}`;

/** Tells, view after view, what has changed since the last one; nothing in the first. */
export class ChangeDetector {
  private last: { readonly configuration: string; readonly endpoints: string } | null = null;

  changesIn(view: ObjectsView): PushedChanges {
    const { last } = this;
    this.last = {
      configuration: CONFIGURATION.map(([group, kind]) => versionOf(view.list(group, kind))).join(),
      endpoints: versionOf(view.list("discovery.k8s.io", "EndpointSlice")),
    };
    if (!last) return NO_CHANGES;
    return {
      configuration: last.configuration !== this.last.configuration,
      endpoints: last.endpoints !== this.last.endpoints,
    };
  }
}
