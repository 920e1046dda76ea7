import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

const object = (group: string, kind: string, spec: JsonObject): JsonObject => ({
  apiVersion: group,
  kind,
  metadata: { name: "sample", namespace: "default" },
  spec,
});
const ISTIO = "networking.istio.io/v1";
const SECURITY = "security.istio.io/v1";
const GATEWAY = "gateway.networking.k8s.io/v1";
const EXPERIMENTAL = "gateway.networking.x-k8s.io/v1alpha1";
const parentRefs = [{ name: "front", sectionName: "https" }];
const ca = { caCertificateRefs: [{ group: "", kind: "ConfigMap", name: "ca" }], hostname: "a.example.com" };

/** Valid objects of the kinds people write most, with many of their fields. */
export const CONFIG_SAMPLES: readonly JsonObject[] = [
  object(ISTIO, "VirtualService", {
    hosts: ["reviews", "reviews.example.com"],
    gateways: ["mesh", "istio-system/front"],
    exportTo: ["."],
    http: [
      {
        name: "canary",
        match: [{ uri: { prefix: "/v2" }, headers: { end: { exact: "x" } }, port: 80, withoutHeaders: {} }],
        route: [
          { destination: { host: "reviews", subset: "v1", port: { number: 9080 } }, weight: 0 },
          {
            destination: { host: "reviews", subset: "v2" },
            weight: 100,
            headers: { request: { set: { a: "b" } } },
          },
        ],
        fault: { delay: { percentage: { value: 0.5 }, fixedDelay: "5s" }, abort: { httpStatus: 503 } },
        retries: { attempts: 3, perTryTimeout: "2s", retryOn: "5xx" },
        timeout: "10s",
        mirrors: [{ destination: { host: "shadow" }, percentage: { value: 1 } }],
        corsPolicy: { allowOrigins: [{ regex: ".*" }], maxAge: "24h", allowCredentials: false },
      },
      { match: [{ uri: { exact: "/old" } }], redirect: { uri: "/new", redirectCode: 308 } },
      { directResponse: { status: 503, body: { string: "no" } } },
    ],
    tls: [{ match: [{ sniHosts: ["a.example.com"], port: 443 }], route: [{ destination: { host: "a" } }] }],
    tcp: [{ match: [{ port: 27017 }], route: [{ destination: { host: "mongo" }, weight: 100 }] }],
  }),
  object(ISTIO, "DestinationRule", {
    host: "reviews",
    trafficPolicy: {
      loadBalancer: { consistentHash: { httpHeaderName: "x-user" } },
      connectionPool: {
        tcp: { maxConnections: 100, connectTimeout: "30ms" },
        http: { http2MaxRequests: 1000 },
      },
      outlierDetection: {
        consecutive5xxErrors: 7,
        interval: "5m",
        baseEjectionTime: "15m",
        maxEjectionPercent: 0,
      },
      tls: { mode: "MUTUAL", credentialName: "cert", subjectAltNames: ["a"] },
      portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: "LEAST_REQUEST" } }],
    },
    subsets: [{ name: "v1", labels: { version: "v1" }, trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } } }],
  }),
  object(ISTIO, "Gateway", {
    selector: { istio: "ingressgateway" },
    servers: [
      {
        port: { number: 443, name: "https", protocol: "HTTPS" },
        hosts: ["*.example.com"],
        tls: { mode: "SIMPLE", credentialName: "cert", minProtocolVersion: "TLSV1_2" },
      },
      { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"], tls: { httpsRedirect: true } },
    ],
  }),
  object(ISTIO, "ServiceEntry", {
    hosts: ["api.example.com"],
    addresses: ["10.1.0.0/16"],
    location: "MESH_EXTERNAL",
    resolution: "STATIC",
    ports: [
      { number: 443, name: "https", protocol: "TLS" },
      { number: 80, name: "http", protocol: "HTTP", targetPort: 8080 },
    ],
    endpoints: [{ address: "2.2.2.2", ports: { https: 8443 }, labels: { a: "b" }, weight: 1, network: "n" }],
    subjectAltNames: ["spiffe://a"],
  }),
  object(ISTIO, "WorkloadEntry", {
    address: "unix:///var/run/x",
    labels: { app: "a" },
    serviceAccount: "sa",
  }),
  object(ISTIO, "WorkloadGroup", {
    metadata: { labels: { app: "a" } },
    template: { ports: { http: 80 }, serviceAccount: "sa" },
    probe: { httpGet: { path: "/", port: 80 }, periodSeconds: 5 },
  }),
  object(ISTIO, "Sidecar", {
    workloadSelector: { labels: { app: "a" } },
    egress: [{ hosts: ["./*", "istio-system/*"], port: { number: 80, protocol: "HTTP", name: "e" } }],
    ingress: [{ port: { number: 9080, protocol: "HTTP", name: "i" }, defaultEndpoint: "127.0.0.1:8080" }],
    outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
  }),
  object("networking.istio.io/v1alpha3", "EnvoyFilter", {
    targetRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", name: "front" }],
    priority: 0,
    configPatches: [
      {
        applyTo: "HTTP_FILTER",
        match: { context: "GATEWAY", listener: { portNumber: 80 } },
        patch: { operation: "MERGE", value: { any: { thing: [0, false, null] } } },
      },
    ],
  }),
  object("networking.istio.io/v1beta1", "ProxyConfig", {
    selector: { matchLabels: { app: "a" } },
    concurrency: 0,
    environmentVariables: { A: "b" },
    image: { imageType: "distroless" },
  }),
  object(SECURITY, "AuthorizationPolicy", {
    targetRefs: [{ kind: "Service", name: "a", group: "" }],
    action: "DENY",
    rules: [
      {
        from: [{ source: { principals: ["cluster.local/ns/a/sa/b"], notIpBlocks: ["10.0.0.0/8"] } }],
        to: [{ operation: { methods: ["GET"], paths: ["/x*"], ports: ["80"] } }],
        when: [{ key: "request.headers[a]", values: ["b"] }],
      },
      { from: [{ source: { serviceAccounts: ["a/b"] } }] },
    ],
  }),
  object(SECURITY, "PeerAuthentication", {
    selector: { matchLabels: { app: "a" } },
    mtls: { mode: "STRICT" },
    portLevelMtls: { "8080": { mode: "DISABLE" } },
  }),
  object(SECURITY, "RequestAuthentication", {
    selector: { matchLabels: { app: "a" } },
    jwtRules: [
      {
        issuer: "https://issuer.example.com",
        jwksUri: "https://issuer.example.com/keys",
        audiences: ["a"],
        fromHeaders: [{ name: "x-token", prefix: "Bearer " }],
        outputClaimToHeaders: [{ header: "x-sub", claim: "sub" }],
        forwardOriginalToken: false,
        timeout: "5s",
      },
    ],
  }),
  object("telemetry.istio.io/v1", "Telemetry", {
    targetRefs: [{ group: "", kind: "Service", name: "a" }],
    tracing: [{ randomSamplingPercentage: 0, customTags: { a: { literal: { value: "b" } } } }],
    metrics: [
      {
        providers: [{ name: "prometheus" }],
        overrides: [
          {
            match: { metric: "REQUEST_COUNT", mode: "CLIENT" },
            tagOverrides: { a: { operation: "UPSERT", value: "b" } },
          },
        ],
      },
    ],
    accessLogging: [{ disabled: false, filter: { expression: "response.code >= 400" } }],
  }),
  object("extensions.istio.io/v1alpha1", "WasmPlugin", {
    selector: { matchLabels: { app: "a" } },
    url: "oci://ghcr.io/a/b:v1",
    sha256: "a".repeat(64),
    phase: "AUTHN",
    imagePullPolicy: "Always",
    pluginConfig: { anything: [1, null] },
    vmConfig: { env: [{ name: "A", valueFrom: "INLINE", value: "x" }] },
    match: [{ mode: "CLIENT", ports: [{ number: 80 }] }],
    priority: 0,
  }),
  object(GATEWAY, "GatewayClass", { controllerName: "istio.io/gateway-controller", description: "a" }),
  object(GATEWAY, "Gateway", {
    gatewayClassName: "istio",
    addresses: [{ type: "IPAddress", value: "10.0.0.1" }],
    infrastructure: { labels: { a: "b" }, parametersRef: { group: "", kind: "ConfigMap", name: "a" } },
    listeners: [
      {
        name: "https",
        hostname: "*.example.com",
        port: 443,
        protocol: "HTTPS",
        tls: {
          mode: "Terminate",
          certificateRefs: [{ kind: "Secret", name: "cert" }],
          options: { "a.b/c": "d" },
        },
        allowedRoutes: { namespaces: { from: "Selector", selector: { matchLabels: { a: "b" } } } },
      },
      { name: "http", port: 80, protocol: "HTTP" },
      { name: "tcp", port: 9000, protocol: "TCP", allowedRoutes: { kinds: [{ kind: "TCPRoute" }] } },
    ],
  }),
  object(GATEWAY, "HTTPRoute", {
    parentRefs,
    hostnames: ["a.example.com", "*.b.example.com"],
    rules: [
      {
        name: "first",
        matches: [
          {
            path: { type: "PathPrefix", value: "/a" },
            method: "GET",
            headers: [{ name: "x", value: "y", type: "Exact" }],
            queryParams: [{ name: "q", value: "1" }],
          },
        ],
        filters: [
          {
            type: "RequestHeaderModifier",
            requestHeaderModifier: { set: [{ name: "a", value: "b" }], remove: ["c"] },
          },
          {
            type: "URLRewrite",
            urlRewrite: { path: { type: "ReplacePrefixMatch", replacePrefixMatch: "/" } },
          },
          { type: "RequestMirror", requestMirror: { backendRef: { name: "m", port: 80 }, percent: 10 } },
          {
            type: "CORS",
            cors: { allowOrigins: ["https://a.example.com"], allowMethods: ["GET"], maxAge: 5 },
          },
        ],
        backendRefs: [
          { name: "a", port: 80, weight: 0 },
          {
            name: "b",
            port: 80,
            weight: 1,
            filters: [{ type: "ExtensionRef", extensionRef: { group: "g", kind: "K", name: "n" } }],
          },
        ],
        timeouts: { request: "10s", backendRequest: "2s" },
      },
      {
        filters: [
          { type: "RequestRedirect", requestRedirect: { scheme: "https", statusCode: 301, port: 443 } },
        ],
      },
    ],
  }),
  object(GATEWAY, "GRPCRoute", {
    parentRefs,
    hostnames: ["a.example.com"],
    rules: [
      {
        matches: [
          {
            method: { type: "Exact", service: "a.b.C", method: "Get" },
            headers: [{ name: "x", value: "y" }],
          },
        ],
        filters: [
          { type: "ResponseHeaderModifier", responseHeaderModifier: { add: [{ name: "a", value: "b" }] } },
        ],
        backendRefs: [{ name: "a", port: 50051 }],
      },
    ],
  }),
  object(GATEWAY, "TLSRoute", {
    parentRefs,
    hostnames: ["a.example.com"],
    rules: [{ backendRefs: [{ name: "a", port: 443 }] }],
  }),
  object(GATEWAY, "ReferenceGrant", {
    from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "a" }],
    to: [{ group: "", kind: "Service", name: "b" }],
  }),
  object(GATEWAY, "BackendTLSPolicy", {
    targetRefs: [{ group: "", kind: "Service", name: "a", sectionName: "https" }],
    validation: { ...ca, subjectAltNames: [{ type: "Hostname", hostname: "b.example.com" }] },
  }),
  object(GATEWAY, "ListenerSet", {
    parentRef: { name: "front" },
    listeners: [{ name: "a", port: 80, protocol: "HTTP", hostname: "a.example.com" }],
  }),
  object(GATEWAY, "TCPRoute", {
    parentRefs,
    rules: [{ name: "a", backendRefs: [{ name: "a", port: 443, weight: 1 }] }],
  }),
  object("gateway.networking.k8s.io/v1alpha2", "UDPRoute", {
    parentRefs,
    rules: [{ backendRefs: [{ name: "a", port: 53 }] }],
  }),
  object(EXPERIMENTAL, "XBackendTrafficPolicy", {
    targetRefs: [{ group: "", kind: "Service", name: "a" }],
    retryConstraint: {
      budget: { percent: 20, interval: "10s" },
      minRetryRate: { count: 10, interval: "1s" },
    },
    sessionPersistence: {
      type: "Cookie",
      cookieConfig: { lifetimeType: "Permanent" },
      absoluteTimeout: "1h",
    },
  }),
  object(EXPERIMENTAL, "XMesh", { controllerName: "istio.io/mesh", description: "a" }),
  object(EXPERIMENTAL, "XBackend", {
    type: "ExternalHostname",
    externalHostname: { hostname: "api.example.com" },
    port: { port: 443 },
    protocol: "HTTP",
    tls: { mode: "ClientAndServer", clientCertificateRef: { name: "cert" }, validation: ca },
  }),
  object("extensions.istio.io/v1alpha1", "TrafficExtension", {
    targetRefs: [{ group: "", kind: "Service", name: "a" }],
    lua: { inlineCode: "function envoy_on_request() end" },
    phase: "STATS",
    match: [{ mode: "SERVER", ports: [{ number: 80 }] }],
  }),
  object("inference.networking.k8s.io/v1", "InferencePool", {
    selector: { matchLabels: { app: "a" } },
    targetPorts: [{ number: 8000 }],
    endpointPickerRef: { name: "picker", port: { number: 9002 }, failureMode: "FailOpen" },
  }),
];
