import type { ExpectedFinding } from "../expected-finding";

/** Destinations, routes, Services, the registry and extensions. */
const library: readonly ExpectedFinding[] = [
  ["IST0101", "Telemetry", "library/lockers", "spec.selector"],
  ["IST0101", "VirtualService", "library/novels", "spec.http[0].route[0].destination.port.number"],
  ["IST0101", "VirtualService", "library/renewals", "spec.http[0].delegate"],
  ["IST0106", "VirtualService", "library/isbn", "spec.http[0].match[0].uri.regex"],
  ["IST0106", "VirtualService", "library/queue", "spec.http[0].route"],
  ["IST0116", "Deployment", "library/stacks-v1", ""],
  ["IST0116", "Deployment", "library/stacks-v2", ""],
  ["IST0130", "VirtualService", "library/search", "spec.http[1]"],
  ["IST0157", "Telemetry", "library/lockers", "spec.accessLogging[0].providers[0].name"],
  ["KIA0005", "DestinationRule", "library/atlases", "spec.exportTo[0]"],
  ["KIA0005", "ServiceEntry", "library/reviews", "spec.exportTo[0]"],
  ["KIA0201", "DestinationRule", "library/comics", "spec.subsets[0].name"],
  ["KIA0201", "DestinationRule", "library/comics-2025", "spec.subsets[0].name"],
  ["KIA0202", "DestinationRule", "library/poetry", "spec.host"],
  ["KIA0203", "DestinationRule", "library/music", "spec.subsets[0].labels"],
  ["KIA0209", "DestinationRule", "library/letters", "spec.subsets[0]"],
  ["KIA0601", "Service", "library/audio", "spec.ports[0].name"],
  ["KIA0602", "Service", "library/posters", "spec.ports[0].appProtocol"],
  ["KIA0701", "Service", "library/films", "spec.ports[0].targetPort"],
  ["KIA0701", "Service", "library/scans", "spec.ports[0].targetPort"],
  ["KIA1101", "VirtualService", "library/essays", "spec.http[0].mirror.host"],
  ["KIA1101", "VirtualService", "library/periodicals", "spec.http[0].route[0].destination.host"],
  ["KIA1102", "VirtualService", "library/lectures", "spec.gateways[0]"],
  ["KIA1102", "VirtualService", "library/rooms", "spec.gateways[0]"],
  ["KIA1104", "VirtualService", "library/fees", "spec.http[0].route[0].weight"],
  ["KIA1105", "VirtualService", "library/cards", "spec.http[0].route[1].destination"],
  ["KIA1106", "VirtualService", "library/returns", "spec.hosts[0]"],
  ["KIA1106", "VirtualService", "library/returns-by-post", "spec.hosts[0]"],
  ["KIA1107", "VirtualService", "library/atlases", "spec.http[0].route[0].destination.subset"],
  ["KIA1107", "VirtualService", "library/drama", "spec.http[0].route[0].destination.subset"],
  ["KIA1107", "VirtualService", "library/maps", "spec.http[0].route[0].destination.subset"],
  ["KIA1212", "ServiceEntry", "library/covers", "spec.hosts[0]"],
  ["KIA1212", "ServiceEntry", "library/covers-raw", "spec.hosts[0]"],
  ["KIA1401", "HTTPRoute", "library/novelties", "spec.parentRefs[0]"],
  ["KIA1601", "ReferenceGrant", "library/from-archive", "spec.from[0].namespace"],
  ["KIA1701", "WorkloadGroup", "library/isbn-hosts", "spec.template.serviceAccount"],
];

/** Istio's Gateways and those of the Gateway API. */
const libraryGates: readonly ExpectedFinding[] = [
  ["GWAPI", "Gateway.gateway.networking.k8s.io", "library-gates/front", "spec.listeners[1]"],
  ["GWAPI", "Gateway.gateway.networking.k8s.io", "library-gates/front", "spec.listeners[1]"],
  ["GWAPI", "Gateway.gateway.networking.k8s.io", "library-gates/front", "spec.listeners[2]"],
  ["GWAPI", "Gateway.gateway.networking.k8s.io", "library-gates/front", "spec.listeners[2]"],
  ["IST0101", "HTTPRoute", "library-gates/rooms", "spec.rules[0].backendRefs[0].port"],
  ["IST0132", "VirtualService", "library-gates/donations", "spec.hosts[0]"],
  ["IST0132", "VirtualService", "library-gates/events", "spec.hosts[0]"],
  ["KIA0301", "Gateway.networking.istio.io", "library-gates/children", "spec.servers[0].hosts[0]"],
  ["KIA0301", "Gateway.networking.istio.io", "library-gates/children-corner", "spec.servers[0].hosts[0]"],
  ["KIA0302", "Gateway.networking.istio.io", "library-gates/side-entrance", "spec.selector"],
  ["KIA1102", "VirtualService", "library-gates/catalogue", "spec.gateways[0]"],
  ["KIA1401", "HTTPRoute", "library-gates/plans", "spec.parentRefs[0]"],
  ["KIA1401", "HTTPRoute", "library-gates/tours", "spec.parentRefs[0]"],
  ["KIA1401", "HTTPRoute", "library-gates/visitors", "spec.parentRefs[0]"],
  ["KIA1402", "HTTPRoute", "library-gates/lectures", "spec.rules[0].backendRefs[0].name"],
  ["KIA1402", "HTTPRoute", "library-gates/stock", "spec.rules[0].backendRefs[0].name"],
  ["KIA1504", "Gateway.gateway.networking.k8s.io", "library-gates/cafe", "spec.gatewayClassName"],
];

/** Security policies. */
const libraryMembers: readonly ExpectedFinding[] = [
  ["IST0106", "AuthorizationPolicy", "library-members/pins", "spec"],
  ["KIA0004", "AuthorizationPolicy", "library-members/newsletter", "spec.selector"],
  ["KIA0101", "AuthorizationPolicy", "library-members/cards", "spec.rules[0].from[0].source.namespaces[0]"],
  ["KIA0102", "AuthorizationPolicy", "library-members/photos", "spec.rules[0].to[0].operation.methods[0]"],
  ["KIA0104", "AuthorizationPolicy", "library-members/fines", "spec.rules[0].to[0].operation.hosts[0]"],
  ["KIA0105", "AuthorizationPolicy", "library-members/letters", "spec.rules[0].from[0].source.principals"],
  [
    "KIA0106",
    "AuthorizationPolicy",
    "library-members/addresses",
    "spec.rules[0].from[0].source.principals[0]",
  ],
  ["KIA0207", "DestinationRule", "library-members/accounts", "spec.trafficPolicy.tls.mode"],
];

/** Sidecars. */
const libraryBranch: readonly ExpectedFinding[] = [
  ["KIA0002", "Sidecar", "library-branch/default", ""],
  ["KIA0002", "Sidecar", "library-branch/library-wide", ""],
  ["KIA0003", "Sidecar", "library-branch/club", "spec.workloadSelector"],
  ["KIA0003", "Sidecar", "library-branch/club-evenings", "spec.workloadSelector"],
  ["KIA0004", "Sidecar", "library-branch/bus", "spec.workloadSelector"],
  ["KIA1004", "Sidecar", "library-branch/default", "spec.egress[0].hosts[2]"],
  ["KIA1007", "Sidecar", "library-branch/kiosk", "spec.outboundTrafficPolicy"],
];

/** Ambient mode. */
const libraryAnnex: readonly ExpectedFinding[] = [
  ["KIA0002", "PeerAuthentication", "library-annex/default", ""],
  ["KIA0002", "PeerAuthentication", "library-annex/everything-strict", ""],
  ["KIA0109", "AuthorizationPolicy", "library-annex/depot", "spec.targetRefs[0]"],
  ["KIA0109", "AuthorizationPolicy", "library-annex/vault", "spec.selector"],
  ["KIA0110", "AuthorizationPolicy", "library-annex/vault", "spec.selector"],
  ["KIA1313", "Service", "library-annex/depot", 'metadata.labels["istio.io/use-waypoint"]'],
  ["KIA1316", "Deployment", "library-annex/courier", ""],
  ["KIA1317", "Deployment", "library-annex/vault", ""],
];

/** Every fault of broken-config's tables that a code speaks of; docs/findings.md names the others. */
export const brokenConfigFindings: readonly ExpectedFinding[] = [
  ...library,
  ...libraryGates,
  ...libraryMembers,
  ...libraryBranch,
  ...libraryAnnex,
];
