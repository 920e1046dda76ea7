/**
 * Which fields of an object come first in a form, and in which order, by the key they are under; "" is the specification
 * itself. Fields that are not named here come after these in the order of the schema, and are drawn when they are set or
 * asked for.
 */
const UNDER_KEY: Readonly<Record<string, readonly string[]>> = {
  destination: ["host", "subset", "port"],
  port: ["number", "name", "protocol"],
  ports: ["number", "name", "protocol"],
  servers: ["port", "hosts", "tls"],
  endpoints: ["address", "ports", "labels", "locality", "weight"],
  selector: ["matchLabels"],
  workloadSelector: ["labels"],
  targetRefs: ["group", "kind", "name"],
  targetRef: ["group", "kind", "name"],
  parentRefs: ["namespace", "name", "sectionName"],
  backendRefs: ["namespace", "name", "port", "weight"],
  http: ["match", "route"],
  tcp: ["match", "route"],
  route: ["destination", "weight"],
  mirrors: ["destination", "percentage"],
  retries: ["attempts", "perTryTimeout", "retryOn"],
  delay: ["percentage", "fixedDelay"],
  abort: ["percentage", "httpStatus"],
  percentage: ["value"],
  fault: ["delay", "abort"],
  rewrite: ["uri", "authority"],
  redirect: ["uri", "authority", "redirectCode"],
  directResponse: ["status", "body"],
  corsPolicy: ["allowOrigins", "allowMethods", "allowHeaders", "maxAge"],
  subsets: ["name", "labels"],
  outlierDetection: ["consecutive5xxErrors", "interval", "baseEjectionTime", "maxEjectionPercent"],
  trafficPolicy: ["loadBalancer", "connectionPool", "outlierDetection", "tls"],
  connectionPool: ["tcp", "http"],
  warmup: ["duration", "minimumPercent", "aggression"],
  httpCookie: ["name", "path", "ttl"],
  listeners: ["name", "hostname", "port", "protocol", "tls", "allowedRoutes"],
  tls: ["mode", "credentialName"],
  allowedRoutes: ["namespaces"],
  namespaces: ["from"],
  matches: ["path", "method", "headers", "queryParams"],
  path: ["type", "value"],
  method: ["type", "service", "method"],
  headers: ["type", "name", "value"],
  queryParams: ["type", "name", "value"],
  filters: ["type"],
  timeouts: ["request", "backendRequest"],
  validation: ["hostname", "wellKnownCACertificates", "caCertificateRefs"],
  jwtRules: ["issuer", "jwksUri", "audiences"],
  when: ["key", "values", "notValues"],
  source: ["principals", "namespaces"],
  operation: ["methods", "paths", "hosts", "ports"],
  mtls: ["mode"],
  tracing: ["providers", "randomSamplingPercentage"],
  metrics: ["providers", "overrides"],
  accessLogging: ["providers", "disabled", "filter"],
  providers: ["name"],
  egress: ["hosts"],
  ingress: ["port", "defaultEndpoint"],
  outboundTrafficPolicy: ["mode"],
};

const OF_KIND: Readonly<Record<string, readonly string[]>> = {
  VirtualService: ["hosts", "gateways", "http"],
  DestinationRule: ["host", "trafficPolicy", "subsets"],
  "Gateway.networking.istio.io": ["selector", "servers"],
  ServiceEntry: ["hosts", "location", "resolution", "ports"],
  Sidecar: ["workloadSelector", "egress", "outboundTrafficPolicy"],
  PeerAuthentication: ["selector", "mtls", "portLevelMtls"],
  RequestAuthentication: ["selector", "targetRefs", "jwtRules"],
  AuthorizationPolicy: ["selector", "targetRefs", "action", "rules"],
  Telemetry: ["selector", "targetRefs", "accessLogging", "metrics", "tracing"],
  WorkloadEntry: ["address", "ports", "labels", "serviceAccount"],
  WorkloadGroup: ["metadata", "template", "probe"],
  ProxyConfig: ["selector", "concurrency", "environmentVariables", "image"],
  "Gateway.gateway.networking.k8s.io": ["gatewayClassName", "listeners"],
  HTTPRoute: ["parentRefs", "hostnames", "rules"],
  GRPCRoute: ["parentRefs", "hostnames", "rules"],
  TCPRoute: ["parentRefs", "rules"],
  TLSRoute: ["parentRefs", "hostnames", "rules"],
  UDPRoute: ["parentRefs", "rules"],
  BackendTLSPolicy: ["targetRefs", "validation"],
  ReferenceGrant: ["from", "to"],
};

/** Where the same key means something else from kind to kind: "Kind:key". */
const UNDER_KEY_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  "VirtualService:match": ["uri", "headers"],
  "AuthorizationPolicy:rules": ["from", "to", "when"],
  "AuthorizationPolicy:from": ["source"],
  "AuthorizationPolicy:to": ["operation"],
  "HTTPRoute:rules": ["matches", "backendRefs", "timeouts"],
  "GRPCRoute:rules": ["matches", "backendRefs"],
  "TCPRoute:rules": ["backendRefs"],
  "TLSRoute:rules": ["backendRefs"],
  "UDPRoute:rules": ["backendRefs"],
  "ReferenceGrant:from": ["group", "kind", "namespace"],
  "ReferenceGrant:to": ["group", "kind", "name"],
};

/** The keys that come first in an object of a kind under a key; "" is the specification itself. */
export function firstFields(kindKey: string, key: string): readonly string[] {
  if (key === "") return lookUp(OF_KIND, kindKey);
  const ofKind = lookUp(UNDER_KEY_OF_KIND, `${kindKey}:${key}`);
  return ofKind.length > 0 ? ofKind : lookUp(UNDER_KEY, key);
}

function lookUp(table: Readonly<Record<string, readonly string[]>>, key: string): readonly string[] {
  return Object.hasOwn(table, key) ? (table[key] ?? []) : [];
}
